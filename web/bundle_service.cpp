#include "bundle_service.hpp"

#include "page.hpp"

#include <utility>

namespace hub::web {

using Phase = client::BundleProgress::Phase;

namespace {

/// The same bits are in page_library.js.
unsigned choices_of(client::BundleOptions const& options) {
    return (options.bookmarks ? 1U : 0U) | (options.group_by_employee ? 2U : 0U) | (options.cover ? 4U : 0U)
        | (options.page_numbers ? 8U : 0U);
}

}  // namespace

void BundleService::start(std::vector<client::BundleItem> items, client::BundleOptions options) {
    reset();
    m_progress.phase = Phase::Starting;
    m_progress.total = items.size();
    hub_page_bundle_begin(options.title.c_str(), options.file_name.c_str(), options.company.c_str(), options.made.c_str(),
        options.password.c_str(), choices_of(options));
    for (auto const& item : items) {
        hub_page_bundle_add(
            item.url.c_str(), item.title.c_str(), item.group.c_str(), item.date.c_str(), item.file.c_str(), item.expected_pages);
    }
    hub_page_bundle_go();
}

void BundleService::cancel() {
    hub_page_bundle_cancel();
    m_progress.phase = Phase::Cancelled;
}

void BundleService::save() {
    if (m_progress.phase == Phase::Done) { hub_page_bundle_save(); }
}

void BundleService::reset() {
    if (m_progress.phase != Phase::Idle) { hub_page_bundle_reset(); }
    m_progress = {};
}

void BundleService::moved(Phase phase, std::size_t added, std::uint64_t bytes_read, std::uint64_t bytes_out, int pages) {
    m_progress.phase = phase;
    m_progress.added = added;
    m_progress.bytes_read = bytes_read;
    m_progress.bytes_out = bytes_out;
    m_progress.pages = pages;
}

void BundleService::finished(int files, bool is_tagged) {
    m_progress.files = files;
    m_progress.is_tagged = is_tagged;
}

void BundleService::left_out(std::size_t index, Error error) {
    m_progress.failures.push_back({ .index = index, .error = std::move(error) });
}

void BundleService::noted(client::BundleNote note) {
    m_progress.notes.push_back(std::move(note));
}

void BundleService::failed(Error error) {
    m_progress.phase = Phase::Failed;
    m_progress.error = std::move(error);
}

}  // namespace hub::web
