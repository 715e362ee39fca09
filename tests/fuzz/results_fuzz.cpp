// The columnar reader of the results: pages as JSON of any kind, and pages whose columns contradict one another in every way. A page is
// taken whole or refused whole, and whatever was taken can be looked at, searched and counted.
#include "api/json.hpp"
#include "client/results_table.hpp"
#include "table/view.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <numeric>
#include <span>
#include <string>
#include <string_view>

using namespace hub;

namespace {

void require(bool holds) {
    if (!holds) { std::abort(); }
}

/// Takes small numbers off the input; zeros when it is used up.
class Bytes {
public:
    explicit Bytes(std::span<std::uint8_t const> bytes) : m_bytes(bytes) {}

    std::int32_t next() {
        if (m_bytes.empty()) { return 0; }
        auto const byte = m_bytes.front();
        m_bytes = m_bytes.subspan(1);
        return byte;
    }
    /// Mostly a valid index, now and then one beside the end.
    std::int32_t index(std::size_t count) { return next() % (static_cast<std::int32_t>(count) + 1) - (next() == 255 ? 1 : 0); }

private:
    std::span<std::uint8_t const> m_bytes;
};

std::string word(Bytes& bytes) {
    std::string text;
    for (auto length = bytes.next() % 6; length > 0; --length) { text += static_cast<char>('a' + bytes.next() % 26); }
    return text;
}

domain::DocumentId id_of(std::int32_t number) {
    domain::DocumentId id;
    id.value.bytes[0] = 1;
    id.value.bytes[15] = static_cast<std::uint8_t>(number);
    return id;
}

void fill_dictionaries(api::ResultPage& page, Bytes& bytes) {
    for (auto i = bytes.next() % 4; i >= 0; --i) {
        page.employees.push_back({ {}, word(bytes), word(bytes), Date { bytes.next() * 100 } });
        page.names.push_back(word(bytes));
        page.centers.push_back({ "1", word(bytes), "TX" });
        page.locations.push_back({ "2", word(bytes), "CO" });
        page.claims.push_back(word(bytes));
    }
}

api::ResultPage page_of(Bytes& bytes) {
    api::ResultPage page;
    fill_dictionaries(page, bytes);
    auto const count = page.names.size();
    for (auto rows = bytes.next() % 16; rows > 0; --rows) {
        page.id.push_back(id_of(bytes.next() % 24));
        page.employee_index.push_back(bytes.index(count));
        page.kind.push_back(bytes.next() % 28);
        page.name_index.push_back(bytes.index(count));
        page.injury.push_back(bytes.next() % 3);
        page.center_index.push_back(bytes.index(count));
        page.location_index.push_back(bytes.index(count));
        page.claim_index.push_back(bytes.index(count) - 1);
        page.service_day.push_back(bytes.next() * 80);
        page.posted_at.push_back(std::int64_t { bytes.next() } * 86'400'000);
        page.pages.push_back(bytes.next());
        page.bytes.push_back(bytes.next());
        page.flagged.push_back(bytes.next() % 2);
        page.reviewed.push_back(bytes.next() % 2);
        page.saved.push_back(bytes.next() % 2);
    }
    if (bytes.next() == 7 && !page.bytes.empty()) { page.bytes.pop_back(); }
    for (auto gone = bytes.next() % 4; gone > 0; --gone) { page.removed.push_back(id_of(bytes.next() % 24)); }
    page.total = bytes.next();
    page.cursor = "c";
    return page;
}

void look_at(client::ResultsTable const& results, std::string const& query) {
    auto const& rows = results.rows();
    table::View view { rows };
    auto const& columns = results.columns();
    view.set_filters({ table::Search { { columns.employee, columns.name }, query }, table::OneOf { columns.state, { "TX" } } });
    view.set_order({ { columns.employee, table::Direction::Descending } });
    auto const count = view.visible_count();
    require(count <= results.size());
    for (std::size_t place = 0; place < count; ++place) {
        auto const document = results.document(view.row_at(place));
        require(results.find(document.id).has_value());
        require(document.state == "TX");
    }
    auto const& facets = view.facet_counts(columns.category);
    require(std::accumulate(facets.begin(), facets.end(), std::size_t { 0 }) == count);
}

void apply(client::ResultsTable& results, api::ResultPage const& page) {
    auto const before = results.size();
    auto const revision = results.rows().revision();
    if (results.apply(page)) {
        require(results.size() <= before + page.id.size());
        require(results.cursor() == page.cursor);
    } else {
        require(results.size() == before && results.rows().revision() == revision);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    if (size == 0) { return 0; }
    client::ResultsTable results;
    if (data[0] == '{') {
        std::string_view const text { reinterpret_cast<char const*>(data), size };
        auto const page = api::read_json_leniently<api::ResultPage>(text);
        if (!page) { return 0; }
        apply(results, *page);
        apply(results, *page);
    } else {
        Bytes bytes { { data + 1, size - 1 } };
        for (auto pages = data[0] % 4; pages >= 0; --pages) { apply(results, page_of(bytes)); }
    }
    look_at(results, {});
    look_at(results, "ab");
    return 0;
}
