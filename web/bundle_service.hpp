// Bundles of documents, made by a worker of the page (page/bundles.js). Here is only what the program sees of it.
#pragma once

#include "client/platform.hpp"

#include <vector>

namespace hub::web {

class BundleService final : public client::BundleService {
public:
    void start(std::vector<client::BundleItem> items, client::BundleOptions options) override;
    void cancel() override;
    [[nodiscard]] client::BundleProgress const& progress() const override { return m_progress; }
    void save() override;
    void reset() override;

    /// What the page tells.
    void moved(client::BundleProgress::Phase phase, std::size_t added, std::uint64_t bytes_read, std::uint64_t bytes_out, int pages);
    /// Before the move to Done.
    void finished(int files, bool is_tagged);
    void left_out(std::size_t index, Error error);
    void noted(client::BundleNote note);
    void failed(Error error);

private:
    client::BundleProgress m_progress;
};

}  // namespace hub::web
