// The table of the fields of a job file: name, type, bounds and meaning of each, and the member it fills. Its
// default is what a default-constructed value holds. Internal: job_file.h is the door.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "ingest/jobs/job_declaration.h"

namespace entente {

// A set of kinds of source, as bits.
using SourceKinds = unsigned;
constexpr SourceKinds only(SourceKind kind) {
  return 1U << static_cast<unsigned>(kind);
}

// What a text must be beside a text.
enum class TextShape { any, name, address, pattern, path, cron, time_zone };

// One field of the section S of a job file.
template <typename S>
struct JobField {
  using Member = std::variant<std::string S::*, std::vector<std::string> S::*,
                              std::map<std::string, std::string> S::*, bool S::*, unsigned S::*, double S::*>;
  std::string_view name;
  Member member;
  std::string_view meaning;
  TextShape shape = TextShape::any;
  double least = 0;               // of numbers
  double most = 0;                // of numbers
  std::string_view choices = {};  // of texts: "keep remove"; a text may also be empty by default
  SourceKinds kinds = 0;          // of sources: those that have it
  SourceKinds required = 0;       // of sources: those that must have it; elsewhere not 0: required
};

// The sections. "sources" and the sections' own names are known to job_file.cpp.
std::span<const JobField<JobDeclaration>> job_fields();
std::span<const JobField<JobSource>> source_fields();
std::span<const JobField<JobOptions>> option_fields();
std::span<const JobField<JobLimits>> limit_fields();
std::span<const JobField<JobFetch>> fetch_fields();
std::span<const JobField<JobSchedule>> schedule_fields();
std::span<const JobField<JobAfter>> after_fields();

// The table of a section, by its type.
template <typename S>
std::span<const JobField<S>> fields_of();
template <>
inline std::span<const JobField<JobDeclaration>> fields_of() {
  return job_fields();
}
template <>
inline std::span<const JobField<JobSource>> fields_of() {
  return source_fields();
}
template <>
inline std::span<const JobField<JobOptions>> fields_of() {
  return option_fields();
}
template <>
inline std::span<const JobField<JobLimits>> fields_of() {
  return limit_fields();
}
template <>
inline std::span<const JobField<JobFetch>> fields_of() {
  return fetch_fields();
}
template <>
inline std::span<const JobField<JobSchedule>> fields_of() {
  return schedule_fields();
}
template <>
inline std::span<const JobField<JobAfter>> fields_of() {
  return after_fields();
}

// Sections within the job, and what each is for.
struct JobSection {
  std::string_view name;  // "fetch"
  std::string_view meaning;
};
std::span<const JobSection> job_sections();

std::string_view meaning_of(SourceKind kind);  // "files, folders and patterns on this machine"

}  // namespace entente
