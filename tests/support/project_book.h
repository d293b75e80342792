// The book that the project ships, compiled once a process.
#pragma once

#include "takecare/lang/book.h"

namespace takecare::test {

// Ends the process with a message when the book cannot be read; whether it is sound is for 'Book::errors' to say.
const lang::Book& project_book();

}  // namespace takecare::test
