#include "host/raw_client.hpp"
#include "host/test_host.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <filesystem>
#include <thread>

using namespace hub;
using namespace hub::test;

namespace {

RawAnswer get(TestHost const& tested, std::string const& path, std::string const& headers = {}) {
    return send_once(tested.port(), tested.request("GET " + path, headers));
}

}  // namespace

TEST_CASE("The page is never kept, hashed files for ever, the rest is asked for again", "[host][site]") {
    TestHost tested;
    auto const page = get(tested, "/");
    CHECK(page.status == 200);
    CHECK(page.header("content-type") == "text/html; charset=utf-8");
    CHECK(page.header("cache-control") == "no-store");
    CHECK(page.header("etag").empty());
    CHECK(page.body.contains("Portal"));

    auto const script = get(tested, "/app.3f9c2a71.js");
    CHECK(script.header("content-type") == "text/javascript; charset=utf-8");
    CHECK(script.header("cache-control") == "public, max-age=31536000, immutable");
    CHECK(script.body == "export {};");

    auto const module = get(tested, "/hub.wasm");
    CHECK(module.header("content-type") == "application/wasm");
    CHECK(module.header("cache-control") == "no-cache");
    auto const tag = module.header("etag");
    REQUIRE_FALSE(tag.empty());
    auto const again = get(tested, "/hub.wasm", "If-None-Match: W/\"x\", " + tag + "\r\n");
    CHECK(again.status == 304);
    CHECK(again.header("etag") == tag);
    CHECK(again.header("x-frame-options") == "DENY");
    CHECK(again.body.empty());
    CHECK(get(tested, "/manifest.webmanifest").header("content-type") == "application/manifest+json; charset=utf-8");
}

TEST_CASE("Compressed copies go to those who take them, each under its own tag", "[host][site]") {
    TestHost tested;
    auto const coding_for = [&](std::string const& accept) {
        auto const answer = get(tested, "/app.3f9c2a71.js", "Accept-Encoding: " + accept + "\r\n");
        CHECK(answer.header("vary") == "accept-encoding");
        return answer.header("content-encoding") + "|" + answer.body;
    };
    CHECK(coding_for("gzip, deflate, br") == "br|BROTLI");
    CHECK(coding_for("gzip") == "gzip|GZIP");
    CHECK(coding_for("br;q=0, gzip;q=0.5") == "gzip|GZIP");
    CHECK(coding_for("identity") == "|export {};");
    CHECK(coding_for("") == "|export {};");
    auto const plain = get(tested, "/app.3f9c2a71.js").header("etag");
    auto const brotli = get(tested, "/app.3f9c2a71.js", "Accept-Encoding: br\r\n").header("etag");
    CHECK(plain != brotli);
    CHECK(get(tested, "/app.3f9c2a71.js", "If-None-Match: " + brotli + "\r\n").status == 200);
    CHECK(get(tested, "/app.3f9c2a71.js.br").status == 404);
}

TEST_CASE("Deep links lead to their place behind the hash, missing files nowhere", "[host][site]") {
    TestHost tested;
    auto const place_of = [&](std::string const& path) {
        auto const answer = get(tested, path);
        CHECK(answer.status == 303);
        return answer.header("location");
    };
    CHECK(place_of("/results?q=mai%20nguyen") == "/#/results?q=mai%20nguyen");
    CHECK(place_of("/authorizations/0198c5a1-7e2f-7abc-8def-0123456789ab") == "/#/authorizations/0198c5a1-7e2f-7abc-8def-0123456789ab");
    CHECK(place_of("/a%20b%22") == "/#/a%20b%22");
    CHECK(place_of("//evil/x") == "/#//evil/x");

    auto const missing = GENERATE(as<std::string> {}, "/missing.js", "/favicon.ico", "/.secret", "/sub/.secret", "/index.html/x.html",
        "/app.3f9c2a71.js/", "/%2e%2e/etc/passwd", "/..%2fetc/passwd", "//etc/passwd.txt", "/app.3f9c2a71.js%00.html");
    INFO(missing);
    auto const status = get(tested, missing).status;
    CHECK((status == 404 || status == 400 || missing.ends_with('/')));
    CHECK_FALSE(get(tested, missing).body.contains("root:"));
}

TEST_CASE("Nothing outside the folder can be reached by a link inside it", "[host][site]") {
    TestHost tested;
    std::filesystem::create_symlink("/etc/passwd", tested.site().path() / "passwd.txt");
    std::filesystem::create_directory_symlink("/etc", tested.site().path() / "etc");
    std::this_thread::sleep_for(1'100ms);
    CHECK(get(tested, "/passwd.txt").status == 404);
    CHECK(get(tested, "/etc/debian_version.txt").status == 404);
}

TEST_CASE("A rebuilt site is noticed, and an older compressed copy is not served", "[host][site]") {
    TestHost tested;
    CHECK(get(tested, "/new.js").status == 404);
    tested.site().write("new.js", "1;");
    std::this_thread::sleep_for(1'100ms);
    CHECK(get(tested, "/new.js").body == "1;");
    tested.site().write("app.3f9c2a71.js", "export { changed };");
    std::this_thread::sleep_for(1'100ms);
    auto const answer = get(tested, "/app.3f9c2a71.js", "Accept-Encoding: br\r\n");
    CHECK(answer.body == "export { changed };");
}

TEST_CASE("Names with a hash of the contents are told from others", "[host][site]") {
    for (auto const* const path : { "/app.3f9c2a71.js", "/a/b/hub-0123456789abcdef.wasm", "/inter-3f9c2a71.otf" }) {
        CHECK(host::has_hashed_name(path));
    }
    for (auto const* const path :
        { "/app.js", "/app.min.js", "/index.html", "/3f9c2a71.js", "/deadbee.js", "/a-3f9c2a71", "/app.3F9C2A71.js" }) {
        CHECK_FALSE(host::has_hashed_name(path));
    }
}

TEST_CASE("A missing site is told in a sentence", "[host][site]") {
    TemporaryFolder folder;
    CHECK(host::StaticSite::open(folder.path() / "none").error().message.contains("is missing"));
    CHECK(host::StaticSite::open(folder.path()).error().message.contains("no index.html"));
}
