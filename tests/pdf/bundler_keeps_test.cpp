// What a plain copy of pages would lose.
#include "pdf/pdf_support.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

using namespace hub;
using namespace hub::test;

TEST_CASE("A document's own outline hangs under its bookmark", "[pdf][bundle]") {
    auto const number = first_extra_object(2);
    auto const item = [&](int offset) { return std::to_string(number + offset) + " 0 R"; };
    auto const document = make_pages("o", 2, "/Outlines " + item(0),
        { "<</Type/Outlines/First " + item(1) + "/Last " + item(2) + "/Count 2>>",
            "<</Title(Chapter 1)/Parent " + item(0) + "/Next " + item(2) + "/First " + item(3) + "/Last " + item(3)
                + "/Count -1/Dest[3 0 R/Fit]>>",
            "<</Title(Chapter 2)/Parent " + item(0) + "/Prev " + item(1) + "/A<</S/GoTo/D[5 0 R/Fit]>>>>",
            "<</Title(Part)/Parent " + item(1) + "/Dest[5 0 R/Fit]>>" });
    Reopened bundle(bundle_of({ { make_pages("a", 1), "A", "" }, { document, "O", "" } }));
    CHECK(bundle.bookmarks() == std::vector<std::string> { "A", "O", "  Chapter 1", "    Part", "  Chapter 2" });
    auto const own = bundle.root().getKey("/Outlines").getKey("/Last");
    CHECK(own.getKey("/Count").getIntValue() == -2);
    CHECK(own.getKey("/Last").getKey("/A").getKey("/D").getArrayItem(0).getObjGen() == bundle.pages()[2].getObjGen());
}

TEST_CASE("An outline that runs in a circle is left out and told", "[pdf][bundle]") {
    auto const number = std::to_string(first_extra_object(1));
    auto const next = std::to_string(first_extra_object(1) + 1);
    auto const document = make_pages("o", 1, "/Outlines " + number + " 0 R",
        { "<</Type/Outlines/First " + next + " 0 R/Last " + next + " 0 R>>",
            "<</Title(Round)/Parent " + number + " 0 R/Next " + next + " 0 R>>" });
    SeededRandom random(1);
    pdf::Bundler bundler({}, [](std::span<std::byte const>) -> ErrorOr<void> { return {}; }, random);
    auto const added = bundler.add({ .bytes = document, .title = "O" });
    REQUIRE(added);
    CHECK(added->warnings == std::vector<std::string> { "Its own bookmarks were damaged and have been left out." });
}

TEST_CASE("Layers stay hidden or shown as in their document", "[pdf][bundle]") {
    auto const layered = [](std::string const& name, std::string const& shown) {
        return make_pages(name, 1, "/OCProperties<</OCGs[5 0 R 6 0 R]/D<<" + shown + "/Order[5 0 R 6 0 R]>>>>",
            { "<</Type/OCG/Name(Text)>>", "<</Type/OCG/Name(Draft)>>" });
    };
    Reopened bundle(bundle_of({ { layered("a", "/OFF[6 0 R]"), "A", "" }, { layered("b", ""), "B", "" },
        { layered("c", "/BaseState/OFF/ON[5 0 R]"), "C", "" } }));
    auto properties = bundle.root().getKey("/OCProperties");
    CHECK(properties.getKey("/OCGs").getArrayNItems() == 6);
    auto const off = properties.getKey("/D").getKey("/OFF");
    REQUIRE(off.getArrayNItems() == 2);
    for (auto layer : off.getArrayAsVector()) { CHECK(layer.getKey("/Name").getUTF8Value() == "Draft"); }
    CHECK(properties.getKey("/D").getKey("/Order").getArrayItem(1).getArrayItem(0).getUTF8Value() == "B");
}

TEST_CASE("Fields of the same name in two documents keep their own values and looks", "[pdf][bundle]") {
    auto const with_field = [](std::string const& value, std::string const& font) {
        return make_pdf({ "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R]/DA(/F1 9 Tf)/DR<</Font<</F1 7 0 R>>>>>>>>",
            "<</Type/Pages/Count 1/Kids[3 0 R]>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Annots[5 0 R]>>",
            "stream:\n ",
            "<</Type/Annot/Subtype/Widget/Rect[0 0 9 9]/FT/Tx/T(Name)/V(" + value + ")/P 3 0 R/DA(/F1 12 Tf)/AP<</N 6 0 R>>>>",
            "stream:/Type/XObject/Subtype/Form/BBox[0 0 9 9]\n(" + value + ") Tj", "<</Type/Font/Subtype/Type1/BaseFont/" + font + ">>" });
    };
    Reopened bundle(bundle_of({ { with_field("Mai", "Helvetica"), "A", "" }, { with_field("Eva", "Courier"), "B", "" },
        { with_field("Ann", "Helvetica"), "C", "" } }));
    auto form = bundle.root().getKey("/AcroForm");
    REQUIRE(form.getKey("/Fields").getArrayNItems() == 3);
    auto const field = [&](int document) { return form.getKey("/Fields").getArrayItem(document).getKey("/Kids").getArrayItem(0); };
    CHECK(form.getKey("/Fields").getArrayItem(1).getKey("/T").getUTF8Value() == "d2");
    CHECK(field(0).getKey("/V").getUTF8Value() == "Mai");
    CHECK(field(1).getKey("/V").getUTF8Value() == "Eva");
    CHECK(field(1).getKey("/Parent").getObjGen() == form.getKey("/Fields").getArrayItem(1).getObjGen());
    CHECK(field(1).getObjGen() == bundle.pages()[1].getKey("/Annots").getArrayItem(0).getObjGen());
    CHECK(field(1).getKey("/P").getObjGen() == bundle.pages()[1].getObjGen());
    // The second document's F1 is another font, so it is renamed there, the third's is the first's.
    CHECK(field(0).getKey("/DA").getStringValue() == "/F1 12 Tf");
    CHECK(field(1).getKey("/DA").getStringValue() == "/F1_d2 12 Tf");
    CHECK(field(2).getKey("/DA").getStringValue() == "/F1 12 Tf");
    CHECK(form.getKey("/DR").getKey("/Font").getKey("/F1_d2").getKey("/BaseFont").isNameAndEquals("/Courier"));
    auto const look = field(1).getKey("/AP").getKey("/N").getStreamData();
    CHECK(std::string(reinterpret_cast<char const*>(look->getBuffer()), look->getSize()) == "(Eva) Tj");
}

TEST_CASE("Named destinations and the links to them are renamed together", "[pdf][bundle]") {
    auto const linked = [](std::string const& name) {
        return make_pdf({ "<</Type/Catalog/Pages 2 0 R/Names<</Dests<</Names[(chapter)[3 0 R/Fit]]>>>>/Dests<</old[3 0 R/Fit]>>>>",
            "<</Type/Pages/Count 1/Kids[3 0 R]>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Annots[5 0 R 6 0 R 7 0 R]>>", "stream:\n(" + name + ") Tj",
            "<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/Dest(chapter)>>", "<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/GoTo/D/old>>>>",
            "<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/GoToR/F(other.pdf)/D(chapter)>>>>" });
    };
    Reopened bundle(bundle_of({ { linked("a"), "A", "" }, { linked("b"), "B", "" } }));
    auto destinations = bundle.names(bundle.root().getKey("/Names").getKey("/Dests"));
    REQUIRE(destinations.size() == 4);
    CHECK(destinations.at("2/chapter").getArrayItem(0).getObjGen() == bundle.pages()[1].getObjGen());
    CHECK(destinations.at("1/old").getArrayItem(0).getObjGen() == bundle.pages()[0].getObjGen());
    auto links = bundle.pages()[1].getKey("/Annots");
    CHECK(links.getArrayItem(0).getKey("/Dest").getStringValue() == "2/chapter");
    CHECK(links.getArrayItem(1).getKey("/A").getKey("/D").getStringValue() == "2/old");
    CHECK(links.getArrayItem(2).getKey("/A").getKey("/D").getStringValue() == "chapter");
}

TEST_CASE("Attached files come along", "[pdf][bundle]") {
    auto const attached = make_pages("a", 1, "/Names<</EmbeddedFiles<</Names[(notes.txt) 5 0 R]>>>>",
        { "<</Type/Filespec/F(notes.txt)/EF<</F 6 0 R>>>>", "stream:/Type/EmbeddedFile\nthe attached words" });
    Reopened bundle(bundle_of({ { attached, "A", "" }, { attached, "B", "" } }));
    auto files = bundle.names(bundle.root().getKey("/Names").getKey("/EmbeddedFiles"));
    REQUIRE(files.size() == 2);
    auto const data = files.at("2/notes.txt").getKey("/EF").getKey("/F").getStreamData();
    CHECK(std::string(reinterpret_cast<char const*>(data->getBuffer()), data->getSize()) == "the attached words");
}

TEST_CASE("The tagged structure of all documents becomes one", "[pdf][bundle]") {
    auto const tagged = [](std::string const& words) {
        return make_pdf({ "<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true>>/StructTreeRoot 5 0 R/Lang(es)>>",
            "<</Type/Pages/Count 1/Kids[3 0 R]>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/StructParents 0>>",
            "stream:\n/P<</MCID 0>>BDC(" + words + ") Tj EMC",
            "<</Type/StructTreeRoot/K 6 0 R/ParentTree<</Nums[0[6 0 R]]>>/RoleMap<</Body/P>>>>",
            "<</Type/StructElem/S/Body/P 5 0 R/Pg 3 0 R/K 0>>" });
    };
    SECTION("all are tagged") {
        Reopened bundle(bundle_of({ { tagged("a"), "A", "" }, { tagged("b"), "B", "" } }));
        CHECK(bundle.root().getKey("/MarkInfo").getKey("/Marked").getBoolValue());
        auto tree = bundle.root().getKey("/StructTreeRoot");
        REQUIRE(tree.getKey("/K").getArrayNItems() == 2);
        auto second = tree.getKey("/K").getArrayItem(1);
        CHECK(second.getKey("/T").getUTF8Value() == "B");
        CHECK(second.getKey("/Lang").getUTF8Value() == "es");
        auto const element = second.getKey("/K").getArrayItem(0);
        CHECK(element.getKey("/P").getObjGen() == second.getObjGen());
        CHECK(element.getKey("/Pg").getObjGen() == bundle.pages()[1].getObjGen());
        CHECK(bundle.pages()[1].getKey("/StructParents").getIntValue() == 1);
        CHECK(bundle.names(tree.getKey("/ParentTree")).at("1").getArrayItem(0).getObjGen() == element.getObjGen());
        CHECK(tree.getKey("/RoleMap").getKey("/Body").isNameAndEquals("/P"));
    }
    SECTION("one is not, so the bundle does not claim it") {
        Reopened bundle(bundle_of({ { tagged("a"), "A", "" }, { make_pages("b", 1), "B", "" } }));
        CHECK(bundle.root().getKey("/MarkInfo").isNull());
        CHECK(bundle.root().getKey("/StructTreeRoot").getKey("/K").getArrayNItems() == 1);
    }
}

TEST_CASE("A reference to a page that is not in the document leads nowhere and drags nothing in", "[pdf][bundle]") {
    auto const document = make_pdf({ "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Annots[5 0 R]>>", "stream:\n ",
        "<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/Dest[6 0 R/Fit]>>", "<</Type/Page/Contents 7 0 R>>", "stream:\n(removed words) Tj" });
    Reopened bundle(bundle_of({ { document, "A", "" } }));
    CHECK(bundle.pages().size() == 1);
    CHECK(bundle.pages()[0].getKey("/Annots").getArrayItem(0).getKey("/Dest").getArrayItem(0).isNull());
}

TEST_CASE("Pages of two documents that look the same stay two pages", "[pdf][bundle]") {
    Reopened bundle(bundle_of({ { make_pages("same", 1), "A", "" }, { make_pages("same", 1), "B", "" } }));
    auto const pages = bundle.pages();
    REQUIRE(pages.size() == 2);
    CHECK(pages[0].getObjGen() != pages[1].getObjGen());
}

TEST_CASE("An outline that names its destination still leads to its page", "[pdf][bundle]") {
    auto const number = first_extra_object(2);
    auto const item = [&](int offset) { return std::to_string(number + offset) + " 0 R"; };
    auto const document = make_pages("o", 2,
        "/Outlines " + item(0) + "/Names<</Dests<</Names[(two)[" + std::to_string(page_object(1)) + " 0 R/XYZ 0 99 0]]>>>>",
        { "<</Type/Outlines/First " + item(1) + "/Last " + item(1) + "/Count 1>>", "<</Title(Two)/Parent " + item(0) + "/Dest(two)>>" });
    Reopened bundle(bundle_of({ { document, "A", "" }, { document, "B", "" } }));
    auto own = bundle.root().getKey("/Outlines").getKey("/Last").getKey("/First");
    CHECK(own.getKey("/Title").getUTF8Value() == "Two");
    auto destinations = bundle.names(bundle.root().getKey("/Names").getKey("/Dests"));
    auto const target = destinations.at(own.getKey("/Dest").getStringValue());
    CHECK(target.getArrayItem(0).getObjGen() == bundle.pages()[3].getObjGen());
}

TEST_CASE("A file that hangs on a page stays there, and a part of a page stays on its layer", "[pdf][bundle]") {
    auto const document = make_pdf({ "<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[5 0 R]/D<</OFF[5 0 R]>>>>>>",
        "<</Type/Pages/Count 1/Kids[3 0 R]>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Annots[6 0 R]/Resources<</Properties<</L 5 0 R>>>>>>",
        "stream:\n/OC/L BDC(draft) Tj EMC", "<</Type/OCG/Name(Draft)>>", "<</Type/Annot/Subtype/FileAttachment/Rect[0 0 9 9]/FS 7 0 R>>",
        "<</Type/Filespec/F(notes.txt)/EF<</F 8 0 R>>>>", "stream:/Type/EmbeddedFile\nthe attached words" });
    Reopened bundle(bundle_of({ { make_pages("a", 1), "A", "" }, { document, "B", "" } }));
    auto page = bundle.pages()[1];
    auto const data = page.getKey("/Annots").getArrayItem(0).getKey("/FS").getKey("/EF").getKey("/F").getStreamData();
    CHECK(std::string(reinterpret_cast<char const*>(data->getBuffer()), data->getSize()) == "the attached words");
    auto const layer = page.getKey("/Resources").getKey("/Properties").getKey("/L");
    auto properties = bundle.root().getKey("/OCProperties");
    CHECK(layer.getObjGen() == properties.getKey("/OCGs").getArrayItem(0).getObjGen());
    CHECK(layer.getObjGen() == properties.getKey("/D").getKey("/OFF").getArrayItem(0).getObjGen());
}

TEST_CASE("Radio buttons stay one group with its choice, and each its look", "[pdf][bundle]") {
    auto const document = make_pdf({ "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R]>>>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Annots[6 0 R 7 0 R]>>", "stream:\n ",
        "<</FT/Btn/Ff 49152/T(Fit for duty)/V/yes/Kids[6 0 R 7 0 R]>>",
        "<</Type/Annot/Subtype/Widget/Parent 5 0 R/Rect[0 0 9 9]/AS/yes/AP<</N<</yes 8 0 R/Off 9 0 R>>>>>>",
        "<</Type/Annot/Subtype/Widget/Parent 5 0 R/Rect[9 0 18 9]/AS/Off/AP<</N<</no 8 0 R/Off 9 0 R>>>>>>",
        "stream:/Type/XObject/Subtype/Form/BBox[0 0 9 9]\n0 0 9 9 re f", "stream:/Type/XObject/Subtype/Form/BBox[0 0 9 9]\n0 0 9 9 re S" });
    Reopened bundle(bundle_of({ { document, "A", "" }, { document, "B", "" } }));
    auto group = bundle.root().getKey("/AcroForm").getKey("/Fields").getArrayItem(1).getKey("/Kids").getArrayItem(0);
    CHECK(group.getKey("/T").getUTF8Value() == "Fit for duty");
    CHECK(group.getKey("/V").isNameAndEquals("/yes"));
    REQUIRE(group.getKey("/Kids").getArrayNItems() == 2);
    auto annotations = bundle.pages()[1].getKey("/Annots");
    for (int i = 0; i < 2; ++i) {
        auto button = group.getKey("/Kids").getArrayItem(i);
        CHECK(button.getObjGen() == annotations.getArrayItem(i).getObjGen());
        CHECK(button.getKey("/Parent").getObjGen() == group.getObjGen());
        CHECK(button.getKey("/AS").isNameAndEquals(i == 0 ? "/yes" : "/Off"));
        auto const look = button.getKey("/AP").getKey("/N").getKey("/Off").getStreamData();
        CHECK(std::string(reinterpret_cast<char const*>(look->getBuffer()), look->getSize()) == "0 0 9 9 re S");
    }
    // The first document's group is another one.
    auto const first = bundle.root().getKey("/AcroForm").getKey("/Fields").getArrayItem(0).getKey("/Kids").getArrayItem(0);
    CHECK(first.getObjGen() != group.getObjGen());
}
