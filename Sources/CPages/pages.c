#include "CPages.h"

// One function a file: nothing has to be installed beside the executable.
#define PAGE(bytes) ((CPPage){(bytes), (long)sizeof(bytes)})

static const unsigned char photo_report_head[] = {
#embed "pages/photo-report/head.html"
};
CPPage cp_photo_report_head(void) { return PAGE(photo_report_head); }

static const unsigned char photo_report_photo[] = {
#embed "pages/photo-report/photo.html"
};
CPPage cp_photo_report_photo(void) { return PAGE(photo_report_photo); }

static const unsigned char photo_report_tail[] = {
#embed "pages/photo-report/tail.html"
};
CPPage cp_photo_report_tail(void) { return PAGE(photo_report_tail); }

static const unsigned char photo_report_style[] = {
#embed "pages/photo-report/style.css"
};
CPPage cp_photo_report_style(void) { return PAGE(photo_report_style); }

static const unsigned char batch_report_head[] = {
#embed "pages/batch-report/head.html"
};
CPPage cp_batch_report_head(void) { return PAGE(batch_report_head); }

static const unsigned char batch_report_tail[] = {
#embed "pages/batch-report/tail.html"
};
CPPage cp_batch_report_tail(void) { return PAGE(batch_report_tail); }

static const unsigned char batch_report_style[] = {
#embed "pages/batch-report/style.css"
};
CPPage cp_batch_report_style(void) { return PAGE(batch_report_style); }

static const unsigned char batch_report_script[] = {
#embed "pages/batch-report/script.js"
};
CPPage cp_batch_report_script(void) { return PAGE(batch_report_script); }

static const unsigned char guide_page[] = {
#embed "pages/guide/page.html"
};
CPPage cp_guide_page(void) { return PAGE(guide_page); }

static const unsigned char guide_style[] = {
#embed "pages/guide/style.css"
};
CPPage cp_guide_style(void) { return PAGE(guide_style); }

static const unsigned char notice_zh[] = {
#embed "pages/collection/notice.zh.txt"
};
CPPage cp_notice_zh(void) { return PAGE(notice_zh); }

static const unsigned char notice_en[] = {
#embed "pages/collection/notice.en.txt"
};
CPPage cp_notice_en(void) { return PAGE(notice_en); }

static const unsigned char confirmation_sheet[] = {
#embed "pages/collection/confirmation-sheet.html"
};
CPPage cp_confirmation_sheet(void) { return PAGE(confirmation_sheet); }
