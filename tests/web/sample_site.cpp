// Writes a site with invented figures, for the page test and for looking at pages: sample_site DIR.
#include <cstdio>
#include <string>

#include "sample_map.h"
#include "sample_reports.h"
#include "takecare/reports/render/site.h"

namespace {

using namespace takecare;

int failed(const Error& error) {
  std::fprintf(stderr, "%s (%s)\n", error.message.c_str(), error.help.c_str());
  return 1;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::fprintf(stderr, "usage: sample_site DIR\n");
    return 2;
  }
  const std::filesystem::path dir = arguments[1];
  for (const auto& report :
       {sample::custody(), sample::weekly(), sample::few_quarters(), sample::many_quarters(), sample::small()}) {
    if (!report) return failed(report.error());
    const auto written = reports::render::write_report(*report, dir);
    if (!written) return failed(written.error());
  }
  const auto written = reports::render::write_case(sample::worked_case(), dir);
  if (!written) return failed(written.error());
  const auto maps = sample::write_maps(dir);
  if (!maps) return failed(maps.error());
  return 0;
}
