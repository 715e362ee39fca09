// What the dialog "Download as one PDF" says: the documents in the chosen order, sizes, progress and failures in words. Pure.
#pragma once

#include "client/data.hpp"
#include "ui/dialogs/bundle_state.hpp"

#include <string>
#include <vector>

namespace hub::ui {

struct BundleRow {
    domain::DocumentId id;
    std::string name;
    std::string line;   ///< "DeShawn Carter, visit Aug 27, 2026"
    std::string pages;  ///< "2 pages"
};

struct BundleView {
    std::vector<BundleRow> rows;  ///< in the order of the PDF; documents that have gone meanwhile are left out
    std::size_t gone = 0;         ///< documents that were withdrawn or archived since the dialog was opened (RSLT-16)
    std::string subtitle;         ///< "4 documents of 3 employees, 11 pages and a cover, about 1.8 MB"
    std::string first_file;       ///< one PDF per employee: what the first is called
};
[[nodiscard]] BundleView bundle_view(client::Data const& data, BundleState const& state);

/// The row at place `from` of what is shown goes to place `to`, and the order is the person's own from now on.
void arrange(BundleState& state, BundleView const& shown, std::size_t from, std::size_t to);
/// The order is chosen; the person's own begins as what is shown.
void choose_order(BundleState& state, BundleView const& shown, BundleOrder order);
/// The document stays in the list of results, but not in the PDF.
void leave_out(BundleState& state, domain::DocumentId id);
/// "Strength: strong. We do not keep it." of a password that may be used, empty of any other.
[[nodiscard]] std::string pdf_password_judgement(std::string_view password);

struct BundleProgressView {
    std::string title;  ///< "Putting 4 documents together"
    std::string line;   ///< "2 of 4 documents, 0.9 MB read"
    float share = 0;    ///< 0 to 1
    std::string percent;
    std::vector<BundleRow> left_out;  ///< line says why
    std::vector<BundleRow> noted;     ///< in the PDF, but repaired or with other pages than expected: line says it
    bool needs_decision = false;      ///< something is missing: the person decides whether the file is wanted
    bool is_working = false;
    bool is_done = false;
    std::string done_title;  ///< "Your PDF is ready"
    std::string note;        ///< what else should be known of the finished file
    std::string error;       ///< the whole bundle failed
};
[[nodiscard]] BundleProgressView bundle_progress_view(client::Data const& data);

/// "Acme Manufacturing results 2026-11-19"
[[nodiscard]] std::string default_bundle_name(client::Data const& data);
/// Why it cannot be a file's name, or empty.
[[nodiscard]] std::string file_name_problem(std::string_view name);
/// Why it cannot be the password of a PDF, or empty: 8 characters at least, 127 bytes at most.
[[nodiscard]] std::string pdf_password_problem(std::string_view password);
/// What is wrong with the answers in the form, into the messages of its fields; the key of the first such field, or empty.
[[nodiscard]] std::string_view check_bundle_form(BundleState& state);

}  // namespace hub::ui
