#include "CPages.h"

// The pages of the service, by name.

static const unsigned char service_head[] = {
#embed "pages/service/head.html"
};

static const unsigned char service_foot[] = {
#embed "pages/service/foot.html"
};

static const unsigned char service_problem[] = {
#embed "pages/service/problem.html"
};

static const unsigned char service_welcome[] = {
#embed "pages/service/welcome.html"
};

static const unsigned char service_link[] = {
#embed "pages/service/link.html"
};

static const unsigned char service_home[] = {
#embed "pages/service/home.html"
};

static const unsigned char service_code[] = {
#embed "pages/service/code.html"
};

static const unsigned char service_verify[] = {
#embed "pages/service/verify.html"
};

static const unsigned char service_consent[] = {
#embed "pages/service/consent.html"
};

static const unsigned char service_data[] = {
#embed "pages/service/data.html"
};

static const unsigned char service_profile[] = {
#embed "pages/service/profile.html"
};

static const unsigned char service_guide[] = {
#embed "pages/service/guide.html"
};

static const unsigned char service_photo[] = {
#embed "pages/service/photo.html"
};

static const unsigned char service_take[] = {
#embed "pages/service/take.html"
};

static const unsigned char service_prints[] = {
#embed "pages/service/prints.html"
};

static const unsigned char service_ask[] = {
#embed "pages/service/ask.html"
};

static const unsigned char service_rights[] = {
#embed "pages/service/rights.html"
};

static const unsigned char service_signin[] = {
#embed "pages/service/signin.html"
};

static const unsigned char service_desknav[] = {
#embed "pages/service/desknav.html"
};

static const unsigned char service_desk[] = {
#embed "pages/service/desk.html"
};

static const unsigned char service_grid[] = {
#embed "pages/service/grid.html"
};

static const unsigned char service_wall[] = {
#embed "pages/service/wall.html"
};

static const unsigned char service_history[] = {
#embed "pages/service/history.html"
};

static const unsigned char service_office[] = {
#embed "pages/service/office.html"
};

static const unsigned char service_style_css[] = {
#embed "pages/service/style.css"
};

static const unsigned char service_student_js[] = {
#embed "pages/service/student.js"
};

static const unsigned char service_desk_js[] = {
#embed "pages/service/desk.js"
};

static const unsigned char service_counts_js[] = {
#embed "pages/service/counts.js"
};

static const unsigned char service_wall_js[] = {
#embed "pages/service/wall.js"
};

static const unsigned char service_icon_svg[] = {
#embed "pages/service/icon.svg"
};

#define NAMED(name, bytes) {name, {(bytes), (long)sizeof(bytes)}}

static const CPNamedPage service_pages[] = {
    NAMED("head", service_head),
    NAMED("foot", service_foot),
    NAMED("problem", service_problem),
    NAMED("welcome", service_welcome),
    NAMED("link", service_link),
    NAMED("home", service_home),
    NAMED("code", service_code),
    NAMED("verify", service_verify),
    NAMED("consent", service_consent),
    NAMED("data", service_data),
    NAMED("profile", service_profile),
    NAMED("guide", service_guide),
    NAMED("photo", service_photo),
    NAMED("take", service_take),
    NAMED("prints", service_prints),
    NAMED("ask", service_ask),
    NAMED("rights", service_rights),
    NAMED("signin", service_signin),
    NAMED("desknav", service_desknav),
    NAMED("desk", service_desk),
    NAMED("grid", service_grid),
    NAMED("wall", service_wall),
    NAMED("history", service_history),
    NAMED("office", service_office),
    NAMED("style.css", service_style_css),
    NAMED("student.js", service_student_js),
    NAMED("desk.js", service_desk_js),
    NAMED("counts.js", service_counts_js),
    NAMED("wall.js", service_wall_js),
    NAMED("icon.svg", service_icon_svg),
};

const CPNamedPage *cp_service_pages(long *count) {
  *count = (long)(sizeof(service_pages) / sizeof(service_pages[0]));
  return service_pages;
}
