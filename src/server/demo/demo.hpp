// Demo data: what a fresh machine shows, and what the training sandbox lives on. Made by the product's own stores and
// forms, the same for the same seed and day. Demo accounts exist in demo databases only.
//
//   host      demo::ensure(target, now, fonts, { .scale = N }) before it serves; harmless when the data is there already
//   sandbox   auto world = make_world(seed, now); store_world(…); DemoFiles files { std::move(world), fonts };
#pragma once

#include "base/date.hpp"
#include "base/error.hpp"
#include "pdf/compose.hpp"
#include "server/demo/world.hpp"
#include "server/files.hpp"
#include "server/passwords.hpp"
#include "store/database.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace hub::server::demo {

inline constexpr std::string_view password = "Training-2026-portal";

struct Account {
    std::string_view email;
    std::string_view about;  ///< "User Admin": for the page that lists the accounts
};
[[nodiscard]] std::span<Account const> accounts();

struct Options {
    std::uint64_t seed = 2026;
    std::int64_t scale = 0;  ///< document rows in all; below the number that there are anyway: no more (`--demo-scale`)
};

/// What is filled.
struct Target {
    store::Database& database;
    Files& files;
    Passwords& passwords;
};

/// Fills an empty database, composing and writing the file of each document, and then multiplies document rows up to
/// `scale`. Continues where an earlier run was interrupted. Conflict when the database holds other data, or was
/// multiplied to another number already.
[[nodiscard]] ErrorOr<void> ensure(Target const& target, Instant now, pdf::Fonts const& fonts, Options const& options);

/// Writes a world into an empty database, with demo accounts, report settings and marks.
[[nodiscard]] ErrorOr<void> store_world(World const& world, store::Database& database, Passwords& passwords);
/// Adds copies of the first company's documents, which share its files: the same person, kind and day, other minutes.
[[nodiscard]] ErrorOr<void> multiply_documents(World const& world, store::Database& database, std::int64_t scale);

/// A document's PDF, minimum-necessary form except where the kind itself is more (RSLT-13).
[[nodiscard]] ErrorOr<std::vector<std::byte>> compose_demo_document(
    World const& world, Company const& company, PlannedDocument const& planned, pdf::Fonts const& fonts);
/// Composes every document, writes it to `files` and notes pages and size in the world.
[[nodiscard]] ErrorOr<void> compose_all(World& world, Files& files, pdf::Fonts const& fonts);
/// Notes the pages of each document without composing it; the sizes stay 0, unknown.
[[nodiscard]] ErrorOr<void> count_pages(World& world, pdf::Fonts const& fonts);

/// The files of a world without any storage: each is composed when it is read.
class DemoFiles final : public Files {
public:
    /// The fonts' bytes outlive this.
    DemoFiles(World world, pdf::Fonts fonts);
    [[nodiscard]] ErrorOr<std::string> read(domain::FileId id) override;
    /// Kept in memory.
    [[nodiscard]] ErrorOr<void> write(domain::FileId id, std::span<std::byte const> bytes) override;

private:
    struct Place {
        std::size_t company;
        std::size_t document;
    };
    World m_world;
    pdf::Fonts m_fonts;
    std::unordered_map<domain::FileId, Place> m_places;
    std::unordered_map<domain::FileId, std::string> m_written;
};

}  // namespace hub::server::demo
