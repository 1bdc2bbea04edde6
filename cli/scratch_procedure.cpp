#include "cli/scratch_procedure.h"

#include <fmt/format.h>

#include <cctype>
#include <string>
#include <utility>

#include "query/values/comparison.h"

namespace entente {
namespace {

constexpr std::string_view name_letters = "_.abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

// `name(field, …) :: (field, …)`, where a field is `name :: TYPE?`; nothing returned is `()` or VOID.
class SignatureReader {
 public:
  explicit SignatureReader(std::string_view text) : text_(text) {}

  Result<ProcedureSignature> read() {
    ProcedureSignature signature;
    signature.name = TRY(word());
    for (auto& [name, type] : TRY(fields())) signature.arguments.push_back({name, type, true});
    if (!take("::")) return unexpected("'::'");
    if (take("VOID")) return signature;
    for (auto& [name, type] : TRY(fields())) signature.columns.push_back({name, type, ""});
    blanks();
    if (at_ != text_.size()) return unexpected("the end");
    return signature;
  }

 private:
  using Fields = std::vector<std::pair<std::string, std::string>>;

  Result<Fields> fields() {
    Fields found;
    if (!take("(")) return unexpected("'('");
    if (take(")")) return found;
    do {
      const std::string name = TRY(word());
      if (!take("::")) return unexpected("'::'");
      std::string type = TRY(word());
      if (take("?")) type += '?';
      found.emplace_back(name, std::move(type));
    } while (take(","));
    if (!take(")")) return unexpected("',' or ')'");
    return found;
  }

  Result<std::string> word() {
    blanks();
    const std::size_t end = std::min(text_.find_first_not_of(name_letters, at_), text_.size());
    if (end == at_) return unexpected("a name");
    return std::string(text_.substr(std::exchange(at_, end), end - at_));
  }

  bool take(std::string_view sign) {
    blanks();
    if (!text_.substr(at_).starts_with(sign)) return false;
    at_ += sign.size();
    return true;
  }

  void blanks() {
    while (at_ < text_.size() && std::isspace(static_cast<unsigned char>(text_[at_])) != 0) ++at_;
  }

  Error unexpected(std::string_view wanted) const {
    return {ErrorCode::malformed, fmt::format("the signature wants {} at byte {}", wanted, at_), ""};
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

class TableProcedure final : public Procedure {
 public:
  TableProcedure(ProcedureSignature signature, std::vector<ValueList> rows)
      : signature_(std::move(signature)), rows_(std::move(rows)) {}

  const ProcedureSignature& signature() const override { return signature_; }

  Result<void> call(ProcedureCall& call, const RowSink& emit) const override {
    for (const ValueList& row : rows_) {
      if (!answers(row, call.arguments)) continue;
      ProcedureRow found;
      found.cells.assign(row.begin() + static_cast<std::ptrdiff_t>(signature_.arguments.size()), row.end());
      if (!TRY(emit(std::move(found)))) break;
    }
    return {};
  }

 private:
  static bool answers(const ValueList& row, std::span<const Value> arguments) {
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      if (!equivalent(row[i], arguments[i])) return false;
    }
    return true;
  }

  ProcedureSignature signature_;
  std::vector<ValueList> rows_;
};

}  // namespace

Result<ProcedureSignature> signature_of(std::string_view text) {
  return SignatureReader(text).read();
}

Result<std::shared_ptr<const Procedure>> table_procedure(ProcedureSignature signature,
                                                         std::vector<ValueList> rows) {
  const std::size_t width = signature.arguments.size() + signature.columns.size();
  for (const ValueList& row : rows) {
    if (row.size() == width) continue;
    return Error{ErrorCode::malformed, fmt::format("a row of {} cells, not {}", row.size(), width), ""};
  }
  return std::shared_ptr<const Procedure>(
      std::make_shared<const TableProcedure>(std::move(signature), std::move(rows)));
}

}  // namespace entente
