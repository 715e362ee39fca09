#include "server/delivered_documents.hpp"

#include "store/document_marks.hpp"
#include "store/report_settings.hpp"

namespace hub::server {

namespace {

ErrorOr<domain::Document> find_by_settings(
    store::Connection& db, Call const& call, domain::ReportSettings const& settings, domain::DocumentId id) {
    HUB_TRY_ASSIGN(auto document, store::find_document(db, call.who.employer(), id));
    if (!domain::is_delivered(document, settings, call.today)) { return fail(Error::not_found()); }
    HUB_TRY_ASSIGN(auto const marks, store::find_document_marks(db, owner_of(call), id));
    if (marks.hidden) { return fail(Error::not_found()); }
    return document;
}

}  // namespace

store::ListOwner owner_of(Call const& call) {
    return { call.who.employer(), call.who.contact.id };
}

ErrorOr<domain::Document> find_delivered(store::Connection& db, Call const& call, domain::DocumentId id) {
    HUB_TRY_ASSIGN(auto const stored, store::find_report_settings(db, call.who.employer(), call.who.contact.id));
    return find_by_settings(db, call, stored.settings, id);
}

ErrorOr<std::vector<domain::DocumentId>> find_delivered(store::Connection& db, Call const& call, std::span<domain::DocumentId const> ids) {
    HUB_TRY_ASSIGN(auto const stored, store::find_report_settings(db, call.who.employer(), call.who.contact.id));
    std::vector<domain::DocumentId> delivered;
    for (auto const id : ids) {
        auto const document = find_by_settings(db, call, stored.settings, id);
        if (document) {
            delivered.push_back(id);
        } else if (document.error().code != ErrorCode::NotFound) {
            return fail(document.error());
        }
    }
    if (delivered.empty() && !ids.empty()) { return fail(Error::not_found()); }
    return delivered;
}

}  // namespace hub::server
