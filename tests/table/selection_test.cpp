#include "table/sample.hpp"
#include "table/selection.hpp"
#include "table/view.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace hub;
using namespace hub::table;
using namespace hub::table::sample;

TEST_CASE("RSLT-05: what is ticked stays ticked through filter, order and reload", "[table][selection]") {
    SeededRandom random(61);
    Documents documents;
    auto const page = random_documents(random, 500);
    documents.put(page);
    View view(documents.table);
    Selection selection(documents.table);

    view.set_filters({ FlagIs { documents.reviewed, Flag::Set } });
    selection.set_all(view.visible(), Flag::Set);
    auto const ticked = view.visible_count();
    CHECK(selection.count() == ticked);
    CHECK(selection.count_in(view.visible()) == ticked);

    view.set_filters({ FlagIs { documents.reviewed, Flag::Clear } });
    view.set_order({ { documents.employee, Direction::Descending } });
    CHECK(selection.count_in(view.visible()) == 0);
    CHECK(selection.count() == ticked);
    selection.toggle(view.row_at(0));
    CHECK(selection.contains(view.row_at(0)));
    CHECK(selection.count() == ticked + 1);
    selection.toggle(view.row_at(0));
    CHECK_FALSE(selection.contains(view.row_at(0)));

    documents.table.begin_reload();
    auto const before = selection.ids();
    documents.put({ page.rbegin(), page.rend() });
    documents.put(random_documents(random, 50));
    documents.table.end_reload();
    CHECK(selection.ids() == before);
    CHECK(selection.rows().size() == ticked);

    view.set_filters({});
    selection.set_all(view.visible(), Flag::Clear);
    CHECK(selection.count() == 0);
}

TEST_CASE("RSLT-16: a withdrawn document leaves the selection", "[table][selection]") {
    SeededRandom random(62);
    Documents documents;
    documents.put(random_documents(random, 20));
    Selection selection(documents.table);
    for (Row const row : { 3U, 4U, 5U }) { selection.set(row, Flag::Set); }
    documents.remove({ 4 });
    CHECK(selection.count() == 2);
    CHECK(selection.ids() == std::vector { documents.rows[3].id, documents.rows[5].id });
    selection.set(4, Flag::Set);
    CHECK_FALSE(selection.contains(4));
    auto everything = documents.table.live();
    everything.set(4);
    selection.set_all(everything, Flag::Set);
    CHECK(selection.count() == 19);
}

TEST_CASE("Rows that arrive are not ticked, and strangers are ignored", "[table][selection]") {
    SeededRandom random(63);
    Documents documents;
    Selection selection(documents.table);
    CHECK(selection.count() == 0);
    documents.put(random_documents(random, 10));
    selection.set_all(documents.table.live(), Flag::Set);
    documents.put(random_documents(random, 100));
    CHECK(selection.count() == 10);
    CHECK_FALSE(selection.contains(50));
    selection.set(100'000, Flag::Set);
    CHECK_FALSE(selection.contains(100'000));
    selection.clear();
    CHECK(selection.count() == 0);
    CHECK(selection.ids().empty());
}
