// What the program asks of the machine it runs on, beyond requests: history, files, settings, time and frames.
// The browser's side is in web/; tests have a small one of their own (tests/support).
#pragma once

#include "base/clock.hpp"
#include "base/error.hpp"
#include "base/random.hpp"
#include "domain/card.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hub::client {

enum class History : std::uint8_t { Push, Replace };

/// One document that goes into a bundle. Its bytes are fetched by the platform from `url` (same origin, with the
/// session's cookie), or, in the sandbox, from the server in the page.
struct BundleItem {
    std::string url;         ///< "/api/v1/documents/<id>/file"
    std::string title;       ///< the bookmark of the document
    std::string group;       ///< the employee; neighbours of the same group share a parent bookmark
    std::string date;        ///< of service, as the cover prints it
    std::string file;        ///< the PDF of the ZIP that it goes into; those of one file follow each other. Empty: there is one PDF
    int expected_pages = 0;  ///< 0: not known
};

struct BundleOptions {
    std::string title;      ///< of the PDF
    std::string file_name;  ///< offered to the user, "Results 2026-11-21.pdf"
    bool bookmarks = true;
    bool group_by_employee = false;
    bool cover = false;  ///< with a table of contents
    bool page_numbers = false;
    std::string company;       ///< on the cover
    std::string made;          ///< on the cover: "Nov 19, 2026, 9:55 a.m. CT"
    std::string password;      ///< needed to open the PDF; empty: none. Nobody keeps it
    std::string file_pattern;  ///< one PDF per employee in a ZIP, named like this: "{employee} {date}"; empty: one PDF
};

struct BundleFailure {
    std::size_t index = 0;  ///< into the items
    Error error;
};

/// A document that is in, but not as it was expected to be.
struct BundleNote {
    std::size_t index = 0;   ///< into the items
    int pages = 0;           ///< delivered
    int expected_pages = 0;  ///< 0: not known
    std::string text;        ///< sentences on what was repaired or is lost; may be empty

    [[nodiscard]] bool has_other_pages() const { return expected_pages > 0 && pages != expected_pages; }
};

/// Where a bundle stands. Read between frames.
struct BundleProgress {
    enum class Phase : std::uint8_t { Idle, Starting, Reading, Writing, Done, Failed, Cancelled };
    Phase phase = Phase::Idle;
    std::size_t added = 0;  ///< documents that are in
    std::size_t total = 0;
    std::uint64_t bytes_read = 0;
    std::uint64_t bytes_out = 0;
    int pages = 0;
    int files = 0;                        ///< in the ZIP; 0: there is one PDF
    bool is_tagged = true;                ///< with Done: screen readers find the structure of every page
    std::vector<BundleFailure> failures;  ///< documents left out, each with its reason
    std::vector<BundleNote> notes;        ///< documents that are in, and what should be known of them
    Error error;                          ///< with Failed
};

/// Makes one PDF of many documents off the main thread. One bundle at a time.
struct BundleService {
    virtual ~BundleService() = default;
    virtual void start(std::vector<BundleItem> items, BundleOptions options) = 0;
    virtual void cancel() = 0;
    [[nodiscard]] virtual BundleProgress const& progress() const = 0;
    /// Offers the finished file to the user; with Done only, and in answer to an Activate event.
    virtual void save() = 0;
    /// Forgets the finished or failed bundle and frees its memory.
    virtual void reset() = 0;
};

/// What is kept on this device, sealed, for work without a connection (security 5). Operations and their JSON are those of
/// device_data.hpp; keys, PIN and storage are the platform's.
struct DeviceStore {
    using Done = std::function<void(ErrorOr<std::string>)>;
    virtual ~DeviceStore() = default;
    /// Never calls `done` before it returns: the answer comes out of a later poll().
    virtual void call(std::string_view operation, std::string json, Done done) = 0;
    /// How the device stands, as JSON of DeviceState, if that was told since the last time.
    [[nodiscard]] virtual std::optional<std::string> take_state() = 0;
    virtual void poll() = 0;
};

/// A document that is looked at in the page, above the program (RSLT-04, RSLT-A4).
struct ViewedDocument {
    std::string url;  ///< as BundleItem::url
    std::string title;
    std::string subtitle;  ///< the employee and the day of service
    bool has_previous = false;
    bool has_next = false;
};

/// What the person asked for in the viewer.
enum class ViewerWish : std::uint8_t { None, Closed, Previous, Next, Download };

/// Shows one document at a time; showing another replaces it.
struct DocumentViewer {
    virtual ~DocumentViewer() = default;
    virtual void show(ViewedDocument const& document) = 0;
    virtual void hide() = 0;
    /// The oldest wish that was not taken yet. Closed means that nothing is shown any more.
    [[nodiscard]] virtual ViewerWish take_wish() = 0;
};

struct Platform {
    virtual ~Platform() = default;

    [[nodiscard]] virtual Clock const& clock() const = 0;
    /// Milliseconds that only grow, for animations and time-outs.
    [[nodiscard]] virtual double monotonic_ms() const = 0;
    [[nodiscard]] virtual Random& random() = 0;

    /// The page's address has changed because the program went somewhere.
    virtual void set_route(std::string_view route, History history) = 0;
    /// Leaves the program: tel:, mailto:, another site, in a new tab.
    virtual void open_external(std::string_view url) = 0;
    /// Offers bytes as a download, named `file_name`.
    virtual void save_file(std::string_view file_name, std::string_view media_type, std::span<std::byte const> bytes) = 0;
    /// Opens or downloads a document of our own server or of the sandbox, named `file_name`.
    virtual void save_url(std::string_view url, std::string_view file_name) = 0;
    virtual void copy_text(std::string_view text) = 0;
    virtual void print() = 0;

    /// Small settings of this device (theme, text size, table density); never personal data.
    [[nodiscard]] virtual std::optional<std::string> setting(std::string_view key) const = 0;
    virtual void set_setting(std::string_view key, std::string_view value) = 0;

    [[nodiscard]] virtual BundleService& bundle() = 0;
    /// Null where there is none: documents are downloaded then.
    [[nodiscard]] virtual DocumentViewer* viewer() { return nullptr; }
    /// Null where nothing may be kept: in the sandbox, and in browsers that cannot do it safely.
    [[nodiscard]] virtual DeviceStore* device() { return nullptr; }
    /// A new version of the program was loaded and takes over now; the page is loaded again.
    virtual void take_update() {}

    /// The page should draw again: now, or not later than in `after_ms`.
    virtual void wake(double after_ms = 0) = 0;
    /// In the sandbox: throws all changes away and starts over with fresh training data.
    virtual void reset_sandbox() {}
    /// In the sandbox: what the payment site would answer to this card, a signed result for the order in the address; Forbidden when
    /// the card is declined.
    [[nodiscard]] virtual ErrorOr<std::string> pay_in_sandbox(std::string_view address, domain::CardForm const& card) {
        static_cast<void>(address);
        static_cast<void>(card);
        return fail(Error::unavailable("There is no payment site here."));
    }
    /// In the sandbox: moves the training clock, so that 30-day and 90-day effects can be seen.
    virtual void move_sandbox_clock(std::int32_t days) { static_cast<void>(days); }
};

}  // namespace hub::client
