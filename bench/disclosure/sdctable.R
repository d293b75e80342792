# What sdcTable hides of the tables of a folder: Rscript sdctable.R TABLES OURS OUT.
#
# OURS: what takecare hides of them (beside_sdctable TABLES), which sdcTable's attacker is asked about too. Writes
# OUT/cells.csv ('table,method,cell') and OUT/attacks.csv (how many small counts the attacker finds protected), and
# prints what each method took.
#
# GAUSS to SIMPLEHEURISTIC have the settings that sdcTable gives them. Besides them: 'OPT in C++', sdcTable's other program
# for OPT; and 'OPT to our interval', the same told to protect each small count down to 1 and up to the threshold, which is as
# near as its levels come to what takecare demands. (The program in R fails on some tables with these levels.)
suppressPackageStartupMessages(library(sdcTable))

seconds <- 120  # that a method has for a table
arguments <- commandArgs(trailingOnly = TRUE)
if (length(arguments) != 3) stop("usage: Rscript sdctable.R TABLES OURS OUT", call. = FALSE)
ours <- read.csv(arguments[2], header = FALSE, col.names = c("table", "method", "cell"), colClasses = "character")
out <- arguments[3]
unlink(file.path(out, c("cells.csv", "attacks.csv")))

# Labels 'B/Ba' are parts of 'B'.
hierarchy <- function(labels) {
  wholes <- unique(sub("/.*", "", labels))
  tree <- sdcHierarchies::hier_create(root = "total", nodes = wholes)
  for (whole in wholes) {
    parts <- unique(labels[startsWith(labels, paste0(whole, "/"))])
    if (length(parts) > 0) tree <- sdcHierarchies::hier_add(tree, root = whole, nodes = parts)
  }
  tree
}

problem <- function(file) {
  data <- read.csv(file, comment.char = "#", colClasses = "character")
  data$count <- as.numeric(data$count)
  dims <- setdiff(names(data), "count")
  threshold <- as.integer(sub("# threshold: ", "", grep("^# threshold: ", readLines(file), value = TRUE)))
  made <- makeProblem(data, dimList = lapply(data[dims], hierarchy), freqVarInd = "count")
  list(object = primarySuppression(made, type = "freq", maxN = threshold - 1), dims = dims, threshold = threshold)
}

cells_of <- function(object, dims) {
  cells <- as.data.frame(sdcProb2df(object, dimCodes = "original"))
  cells$name <- do.call(paste, c(cells[dims], sep = "|"))
  cells
}

our_interval <- function(given) {
  small <- which(getInfo(given$object, "sdcStatus") == "u")
  count <- getInfo(given$object, "freq")[small]
  object <- setInfo(given$object, type = "LPL", index = small, input = count - 1)
  setInfo(object, type = "UPL", index = small, input = given$threshold - count)
}

ours_hidden <- function(given, names) {
  cells <- cells_of(given$object, given$dims)
  others <- cells[cells$name %in% names & cells$sdcStatus == "s", given$dims]
  if (nrow(others) == 0) given$object else change_cellstatus(given$object, specs = others, rule = "x")
}

# The hidden cells, and for how many of the small counts sdcTable's attacker has more than one value.
result <- function(object, dims) {
  cells <- cells_of(object, dims)
  found <- attack(object, verbose = FALSE)
  list(hidden = cells$name[cells$sdcStatus %in% c("u", "x")], attack = paste(sum(found$protected), "of", nrow(found)))
}

# In a process of its own: the programs in C++ hear of no other end.
within_time <- function(expression) {
  job <- parallel::mcparallel(suppressWarnings(expression), silent = TRUE)
  answer <- parallel::mccollect(job, wait = FALSE, timeout = seconds)
  if (!is.null(answer)) return(answer[[1]])
  tools::pskill(job$pid, tools::SIGKILL)
  parallel::mccollect(job)
  NULL
}

methods <- list(
  "GAUSS" = function(given) protectTable(given$object, method = "GAUSS"),
  "HITAS" = function(given) protectTable(given$object, method = "HITAS"),
  "HYPERCUBE" = function(given) protectTable(given$object, method = "HYPERCUBE"),
  "OPT" = function(given) protectTable(given$object, method = "OPT"),
  "SIMPLEHEURISTIC" = function(given) protectTable(given$object, method = "SIMPLEHEURISTIC"),
  "OPT in C++" = function(given) protectTable(given$object, method = "OPT", useC = TRUE),
  "OPT to our interval" = function(given) protectTable(our_interval(given), method = "OPT", useC = TRUE))

for (file in list.files(arguments[1], pattern = "[.]csv$", full.names = TRUE)) {
  table <- sub("[.]csv$", "", basename(file))
  given <- problem(file)
  all <- c(methods, list("takecare" = function(given) ours_hidden(given, ours$cell[ours$table == table])))
  for (method in names(all)) {
    took <- system.time(answer <- within_time(result(all[[method]](given), given$dims)))[["elapsed"]]
    if (!is.list(answer)) {
      cat(table, method, if (is.null(answer)) sprintf("gave no answer in %d s\n", seconds) else paste("failed:", answer))
      next
    }
    hidden <- if (length(answer$hidden) == 0) "none" else answer$hidden
    cat(paste(table, method, hidden, sep = ","), sep = "\n", file = file.path(out, "cells.csv"), append = TRUE)
    cat(paste(table, method, answer$attack, sep = ","), sep = "\n", file = file.path(out, "attacks.csv"), append = TRUE)
    cat(sprintf("%s %s: %.1f s\n", table, method, took))
  }
}
