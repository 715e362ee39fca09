// One answer of the results list: the next page of the first load, or what has changed since the cursor (RSLT-12, -15,
// -16, api/results.hpp). Applying every answer in order gives the client exactly the list that the server would give anew.
//
// Nothing is remembered between answers but the cursor. One answer looks at a bounded number of rows, also when few of
// them are delivered to the viewer.
#pragma once

#include "api/results.hpp"
#include "server/delivery.hpp"
#include "server/result_page_builder.hpp"
#include "server/results_cursor.hpp"
#include "store/database.hpp"
#include "store/document_list.hpp"
#include "store/report_settings.hpp"

#include <vector>

namespace hub::server {

class ResultsList {
public:
    /// `db` must be one consistent view, in which answer() is called once.
    ResultsList(store::Connection& db, store::ListOwner const& owner, Date today) : m_db(db), m_owner(owner), m_today(today) {}

    [[nodiscard]] ErrorOr<api::ResultPage> answer(api::ListResults const& ask);

    /// How many documents the viewer has in all.
    [[nodiscard]] static ErrorOr<std::int64_t> total(store::Connection& db, store::ListOwner const& owner, Date today, DeliveryRule& rule);

private:
    enum class Step : std::uint8_t { Continue, Full, Done };

    [[nodiscard]] ErrorOr<void> start(api::ListResults const& ask);
    [[nodiscard]] ErrorOr<void> load_former_rules();
    void turn_back_the_day();
    void follow_settings();
    [[nodiscard]] ErrorOr<Step> step();
    [[nodiscard]] ErrorOr<Step> pass();
    [[nodiscard]] ErrorOr<Step> archive();
    [[nodiscard]] ErrorOr<Step> changes();
    [[nodiscard]] ErrorOr<bool> scan(Instant oldest, store::EachDocument const& each);
    [[nodiscard]] ErrorOr<void> add_change(domain::DocumentId document);

    [[nodiscard]] bool is_delivered(store::ListedDocument const& row) { return m_rule.delivers(row.kind, row.location); }
    [[nodiscard]] bool was_delivered(store::ListedDocument const& row);
    [[nodiscard]] static bool is_gone(store::ListedDocument const& row) { return row.withdrawn || row.archived; }
    /// False for what was taken away so long ago that the client has been told, or never had it.
    [[nodiscard]] bool may_be_held(store::ListedDocument const& row) const { return !is_gone(row) || row.changed_seq > m_cursor.seq; }
    void remove(store::ListedDocument const& row) { m_page.remove(domain::DocumentId::parse(row.id).value_or(domain::DocumentId {})); }
    [[nodiscard]] int room() const { return m_limit - m_page.size(); }

    store::Connection& m_db;
    store::ListOwner m_owner;
    Date m_today;
    int m_limit = 0;
    int m_scanned = 0;
    ResultsCursor m_cursor;
    std::int64_t m_settings_version = 0;
    DeliveryRule m_rule { {} };
    std::vector<DeliveryRule> m_former_rules;  ///< of the versions that the client's rows may still follow
    ResultPageBuilder m_page;
};

}  // namespace hub::server
