#include "store/authorization_drafts.hpp"

#include "store/name_key.hpp"

#include <utility>

namespace hub::store {

namespace {

constexpr std::string_view select_templates = "SELECT id, name, draft, created_by FROM authorization_templates WHERE employer_id = ? ";

StoredTemplate template_from(Row const& row, domain::EmployerId employer) {
    return { row.id<domain::AuthorizationTemplateId>(0), employer, row.string(1), row.string(2), row.id<domain::ContactId>(3) };
}

}  // namespace

ErrorOr<void> put_draft(Connection& db, domain::EmployerId employer, domain::ContactId contact, StoredDraft const& draft, int most) {
    HUB_TRY(db.exec("INSERT INTO authorization_drafts (employer_id, contact_id, id, draft, saved_at) VALUES (?, ?, ?, ?, ?) "
                    "ON CONFLICT (employer_id, contact_id, id) DO UPDATE SET draft = excluded.draft, saved_at = excluded.saved_at",
        employer, contact, draft.id, draft.draft, draft.saved_at));
    HUB_TRY(db.exec("DELETE FROM authorization_drafts WHERE employer_id = ? AND contact_id = ? AND id <> ? AND id IN "
                    "(SELECT d.id FROM authorization_drafts d WHERE d.employer_id = ? AND d.contact_id = ? AND d.id <> ? "
                    "ORDER BY d.saved_at DESC, d.id DESC LIMIT 1000 OFFSET ?)",
        employer, contact, draft.id, employer, contact, draft.id, most - 1));
    return {};
}

ErrorOr<std::vector<StoredDraft>> list_drafts(Connection& db, domain::EmployerId employer, domain::ContactId contact) {
    std::vector<StoredDraft> found;
    HUB_TRY(db.each(
        "SELECT id, draft, saved_at FROM authorization_drafts WHERE employer_id = ? AND contact_id = ? ORDER BY saved_at DESC, id DESC",
        [&](Row const& row) { found.push_back({ row.id<domain::AuthorizationDraftId>(0), row.string(1), row.instant(2) }); }, employer,
        contact));
    return found;
}

ErrorOr<void> remove_draft(Connection& db, domain::EmployerId employer, domain::ContactId contact, domain::AuthorizationDraftId id) {
    HUB_TRY_ASSIGN(auto const removed,
        db.exec("DELETE FROM authorization_drafts WHERE employer_id = ? AND contact_id = ? AND id = ?", employer, contact, id));
    return removed == 1 ? ErrorOr<void> {} : fail(Error::not_found());
}

ErrorOr<std::optional<StoredTemplate>> find_template_named(Connection& db, domain::EmployerId employer, std::string_view name) {
    std::optional<StoredTemplate> found;
    HUB_TRY(db.each(
        std::string { select_templates } + "AND name_key = ?", [&](Row const& row) { found = template_from(row, employer); }, employer,
        name_key(name)));
    return found;
}

ErrorOr<StoredTemplate> find_template(Connection& db, domain::EmployerId employer, domain::AuthorizationTemplateId id) {
    std::optional<StoredTemplate> found;
    HUB_TRY(db.each(
        std::string { select_templates } + "AND id = ?", [&](Row const& row) { found = template_from(row, employer); }, employer, id));
    if (!found) { return fail(Error::not_found()); }
    return std::move(*found);
}

ErrorOr<void> put_template(Connection& db, StoredTemplate const& saved) {
    HUB_TRY(
        db.exec("INSERT INTO authorization_templates (employer_id, id, name, name_key, draft, created_by) VALUES (?, ?, ?, ?, ?, ?) "
                "ON CONFLICT (employer_id, id) DO UPDATE SET name = excluded.name, name_key = excluded.name_key, draft = excluded.draft",
            saved.employer, saved.id, saved.name, name_key(saved.name), saved.draft, saved.created_by));
    return {};
}

ErrorOr<std::vector<StoredTemplate>> list_templates(Connection& db, domain::EmployerId employer) {
    std::vector<StoredTemplate> found;
    HUB_TRY(db.each(
        std::string { select_templates } + "ORDER BY name_key", [&](Row const& row) { found.push_back(template_from(row, employer)); },
        employer));
    return found;
}

ErrorOr<void> remove_template(Connection& db, domain::EmployerId employer, domain::AuthorizationTemplateId id) {
    HUB_TRY_ASSIGN(auto const removed, db.exec("DELETE FROM authorization_templates WHERE employer_id = ? AND id = ?", employer, id));
    return removed == 1 ? ErrorOr<void> {} : fail(Error::not_found());
}

}  // namespace hub::store
