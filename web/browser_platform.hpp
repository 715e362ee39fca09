// The machine as the program sees it, played by the browser. See page.hpp for what the page does of it.
#pragma once

#include "backend.hpp"
#include "browser_device.hpp"
#include "bundle_service.hpp"
#include "client/platform.hpp"
#include "document_viewer.hpp"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace hub::web {

/// Date.now()
class BrowserClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override;
};

/// crypto.getRandomValues()
class BrowserRandom final : public Random {
public:
    void fill(std::span<std::uint8_t> bytes) override;
};

class BrowserPlatform final : public client::Platform {
public:
    BrowserPlatform();

    [[nodiscard]] Backend& backend() { return *m_backend; }
    [[nodiscard]] BundleService& bundles() { return m_bundles; }
    [[nodiscard]] BrowserDevice& kept_device() { return m_device; }

    [[nodiscard]] Clock const& clock() const override { return m_backend->clock(); }
    [[nodiscard]] double monotonic_ms() const override;
    [[nodiscard]] Random& random() override { return m_random; }
    void set_route(std::string_view route, client::History history) override;
    void open_external(std::string_view url) override;
    void save_file(std::string_view file_name, std::string_view media_type, std::span<std::byte const> bytes) override;
    void save_url(std::string_view url, std::string_view file_name) override;
    void copy_text(std::string_view text) override;
    void print() override;
    [[nodiscard]] std::optional<std::string> setting(std::string_view key) const override;
    void set_setting(std::string_view key, std::string_view value) override;
    [[nodiscard]] client::BundleService& bundle() override { return m_bundles; }
    [[nodiscard]] DocumentViewer& document_viewer() { return m_viewer; }
    [[nodiscard]] client::DocumentViewer* viewer() override { return m_has_viewer ? &m_viewer : nullptr; }
    [[nodiscard]] client::DeviceStore* device() override { return m_has_device ? &m_device : nullptr; }
    void take_update() override;
    void wake(double after_ms = 0) override;
    void reset_sandbox() override { m_backend->reset(); }
    [[nodiscard]] ErrorOr<std::string> pay_in_sandbox(std::string_view address, domain::CardForm const& card) override {
        return m_backend->pay(address, card);
    }
    void move_sandbox_clock(std::int32_t days) override { m_backend->move_clock(days); }

private:
    BrowserClock m_clock;
    BrowserRandom m_random;
    BundleService m_bundles;
    DocumentViewer m_viewer;
    bool m_has_viewer;
    BrowserDevice m_device;
    bool m_has_device;
    std::unique_ptr<Backend> m_backend;
};

}  // namespace hub::web
