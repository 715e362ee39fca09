// A client::Platform that runs nowhere: time stands still until it is moved, files and addresses are only noted.
#pragma once

#include "base/clock.hpp"
#include "base/random.hpp"
#include "client/platform.hpp"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace hub::tests {

/// A bundle service that does nothing by itself; tests move `state`.
struct IdleBundle final : client::BundleService {
    client::BundleProgress state;
    std::vector<client::BundleItem> items;
    client::BundleOptions options;
    int saved = 0;

    void start(std::vector<client::BundleItem> started, client::BundleOptions chosen) override {
        items = std::move(started);
        options = std::move(chosen);
        state = {};
        state.phase = client::BundleProgress::Phase::Reading;
        state.total = items.size();
    }
    void cancel() override {
        if (state.phase == client::BundleProgress::Phase::Reading || state.phase == client::BundleProgress::Phase::Writing) {
            state.phase = client::BundleProgress::Phase::Cancelled;
        }
    }
    [[nodiscard]] client::BundleProgress const& progress() const override { return state; }
    void save() override { ++saved; }
    void reset() override { state = {}; }
};

/// Notes what would be looked at; the test says what the person wishes.
struct TestViewer final : client::DocumentViewer {
    std::optional<client::ViewedDocument> shown;
    std::vector<client::ViewerWish> wishes;

    void show(client::ViewedDocument const& document) override { shown = document; }
    void hide() override { shown.reset(); }
    [[nodiscard]] client::ViewerWish take_wish() override {
        if (wishes.empty()) { return client::ViewerWish::None; }
        auto const wish = wishes.front();
        wishes.erase(wishes.begin());
        if (wish == client::ViewerWish::Closed) { shown.reset(); }
        return wish;
    }
};

struct TestPlatform final : client::Platform {
    ManualClock manual_clock { Instant { 1'795'100'000'000 } };  // Nov 19, 2026
    SeededRandom seeded { 42 };
    IdleBundle idle_bundle;
    client::BundleService* bundle_service = &idle_bundle;
    TestViewer test_viewer;
    client::DeviceStore* device_store = nullptr;  ///< nothing is kept here unless the test says so
    int updates_taken = 0;
    double ms = 0;
    int wakes = 0;
    std::vector<std::pair<std::string, client::History>> routes;
    std::vector<std::string> opened;
    struct Saved {
        std::string file_name;
        std::string text;
    };
    std::vector<Saved> saved;
    std::string copied;
    std::map<std::string, std::string, std::less<>> settings;

    [[nodiscard]] Clock const& clock() const override { return manual_clock; }
    [[nodiscard]] double monotonic_ms() const override { return ms; }
    [[nodiscard]] Random& random() override { return seeded; }
    void set_route(std::string_view route, client::History history) override { routes.emplace_back(route, history); }
    void open_external(std::string_view url) override { opened.emplace_back(url); }
    void save_file(std::string_view file_name, std::string_view, std::span<std::byte const> bytes) override {
        std::string text;
        for (auto const byte : bytes) { text += static_cast<char>(byte); }
        saved.push_back({ std::string { file_name }, std::move(text) });
    }
    void save_url(std::string_view url, std::string_view file_name) override {
        saved.push_back({ std::string { file_name }, std::string { url } });
    }
    void copy_text(std::string_view text) override { copied = text; }
    void print() override {}
    [[nodiscard]] std::optional<std::string> setting(std::string_view key) const override {
        auto const found = settings.find(key);
        return found == settings.end() ? std::nullopt : std::optional { found->second };
    }
    void set_setting(std::string_view key, std::string_view value) override { settings[std::string { key }] = std::string { value }; }
    [[nodiscard]] client::BundleService& bundle() override { return *bundle_service; }
    [[nodiscard]] client::DocumentViewer* viewer() override { return &test_viewer; }
    [[nodiscard]] client::DeviceStore* device() override { return device_store; }
    void take_update() override { ++updates_taken; }
    void wake(double) override { ++wakes; }
    std::function<ErrorOr<std::string>(std::string_view, domain::CardForm const&)> payment_site;  ///< of the sandbox
    [[nodiscard]] ErrorOr<std::string> pay_in_sandbox(std::string_view address, domain::CardForm const& card) override {
        return payment_site ? payment_site(address, card) : Platform::pay_in_sandbox(address, card);
    }

    void pass_ms(std::int64_t passed) {
        ms += static_cast<double>(passed);
        manual_clock.advance_ms(passed);
    }
};

}  // namespace hub::tests
