#include "server/delivered_specimens.hpp"

#include "server/delivered_documents.hpp"
#include "store/document_marks.hpp"
#include "store/documents.hpp"
#include "store/report_settings.hpp"
#include "store/specimens.hpp"

namespace hub::server {

ErrorOr<bool> is_in_error(store::Connection& db, Call const& call, domain::Specimen const& specimen) {
    if (!specimen.document) { return false; }
    HUB_TRY_ASSIGN(auto const document, store::find_document(db, specimen.employer, *specimen.document));
    if (document.withdrawn) { return true; }
    HUB_TRY_ASSIGN(auto const marks, store::find_document_marks(db, owner_of(call), document.id));
    return marks.hidden;
}

ErrorOr<domain::Specimen> find_delivered_specimen(store::Connection& db, Call const& call, domain::SpecimenId id) {
    HUB_TRY_ASSIGN(auto specimen, store::find_specimen(db, call.who.employer(), id));
    HUB_TRY_ASSIGN(auto const programme, store::find_drug_programme(db, call.who.employer()));
    HUB_TRY_ASSIGN(auto const stored, store::find_report_settings(db, call.who.employer(), call.who.contact.id));
    bool const is_ours = programme.kind == domain::DrugProgrammeKind::EndToEnd;  // RSLT-18
    if (!is_ours || !domain::delivers_drug_results(stored.settings, specimen.location)) { return fail(Error::not_found()); }
    if (specimen.document) { HUB_TRY(find_delivered(db, call, *specimen.document)); }
    return specimen;
}

}  // namespace hub::server
