#ifndef CPAGES_H
#define CPAGES_H

/// A page or a part of one, embedded as it lies in the folder `pages`.
typedef struct {
  const unsigned char *bytes;
  long count;
} CPPage;

CPPage cp_photo_report_head(void);
CPPage cp_photo_report_photo(void);
CPPage cp_photo_report_tail(void);
CPPage cp_photo_report_style(void);
CPPage cp_batch_report_head(void);
CPPage cp_batch_report_tail(void);
CPPage cp_batch_report_style(void);
CPPage cp_batch_report_script(void);
CPPage cp_guide_page(void);
CPPage cp_guide_style(void);
CPPage cp_notice_zh(void);
CPPage cp_notice_en(void);
CPPage cp_confirmation_sheet(void);

typedef struct {
  const char *name;
  CPPage page;
} CPNamedPage;

/// The templates, styles and scripts of the service.
const CPNamedPage *cp_service_pages(long *count);

#endif
