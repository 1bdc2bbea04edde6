// A fuzz target: a parser of foreign bytes and the files it starts from.
//
// Built twice over: as a plain program that mutates its seeds a fixed number of times
// (tests/fuzz/mutate.cpp), run by CTest on every machine; and, with clang and -DENTENTE_FUZZ=ON, by libFuzzer
// for as long as one likes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

// Must return for any bytes, without a crash, a hang or a sanitizer's report.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

// Files, relative to the project, whose bytes are the seeds.
std::vector<std::string> fuzz_seeds();
