#include "pdf/file/shared_store.hpp"

#include "pdf/pdf_support.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace hub;
using namespace hub::test;
using Content = pdf::SharedStore::Content;

namespace {

pdf::ObjectNumber find_or_keep(pdf::SharedStore& store, Content const& content, pdf::ObjectNumber number) {
    if (auto const known = store.find(content, content.hash()); known != 0) { return known; }
    store.keep(content, content.hash(), number);
    return number;
}

}  // namespace

TEST_CASE("Equal content is found, entries and data apart", "[pdf]") {
    pdf::SharedStore store(1 << 20);
    auto const data = bytes_of("the picture");
    CHECK(find_or_keep(store, { "/A 1", data }, 1) == 1);
    CHECK(find_or_keep(store, { "/A 1", data }, 2) == 1);
    CHECK(find_or_keep(store, { "/A 2", data }, 3) == 3);
    CHECK(find_or_keep(store, { "/A 1the ", bytes_of("picture") }, 4) == 4);
}

TEST_CASE("Content of the same hash is not taken for equal", "[pdf]") {
    pdf::SharedStore store(1 << 20);
    auto const one = bytes_of("one");
    auto const two = bytes_of("two");
    store.keep({ "", one }, 7, 1);
    CHECK(store.find({ "", two }, 7) == 0);
    CHECK(store.find({ "", one }, 7) == 1);
    store.keep({ "", two }, 7, 2);
    CHECK(store.find({ "", two }, 7) == 2);
}

TEST_CASE("What was not used for the longest time is forgotten first", "[pdf]") {
    pdf::SharedStore store(4000);
    std::vector<Bytes> contents;
    for (int i = 0; i < 8; ++i) { contents.emplace_back(600, std::byte(static_cast<unsigned char>(i))); }
    for (std::size_t i = 0; i < contents.size(); ++i) {
        find_or_keep(store, { "", contents[i] }, static_cast<pdf::ObjectNumber>(i + 1));
        CHECK(find_or_keep(store, { "", contents[0] }, 99) == 1);
    }
    Content const second { "", contents[1] };
    CHECK(store.find(second, second.hash()) == 0);
    Content const last { "", contents[7] };
    CHECK(store.find(last, last.hash()) == 8);
}

TEST_CASE("What a refused document brought is forgotten", "[pdf]") {
    pdf::SharedStore store(1 << 20);
    auto const a = bytes_of("a");
    auto const b = bytes_of("b");
    find_or_keep(store, { "", a }, 4);
    find_or_keep(store, { "", b }, 5);
    store.forget_from(5);
    CHECK(find_or_keep(store, { "", a }, 9) == 4);
    CHECK(find_or_keep(store, { "", b }, 9) == 9);
}
