# `make` or `make help` lists the targets. demo and test do all set-up on a fresh Debian or Ubuntu machine that has Swift on its PATH.
SWIFT   ?= swift
PYTHON  ?= python3
PREFIX  ?= /usr/local
DESTDIR ?=
MODELS  := .models
MATTING_DATA ?= ../shared/data
BINARY  := .build/release/gradphoto
DEMO    := $(MODELS)/portraits/obama.jpg
DRAWN   := fixtures/compliance/pictures/source.jpg
PORTRAITS := $(addprefix $(MODELS)/portraits/,obama.jpg biden.jpg grace_hopper.jpg)
SUDO    := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
# lld: the static Foundation calls mktemp, against which other linkers warn. It folds functions that are the same; nothing looks the
# executable's symbols up, so that none is kept for it. glibc since 2.36 relocates from 30 KB what is 2.5 MB otherwise.
RELATIVE := $(if $(filter 1,$(shell getconf GNU_LIBC_VERSION 2>/dev/null | awk '{print ($$2 >= 2.36)}')),-Xlinker -z -Xlinker pack-relative-relocs)
RELEASE := -c release --static-swift-stdlib -Xswiftc -use-ld=lld \
  -Xlinker -s -Xlinker --icf=all -Xlinker --no-export-dynamic $(RELATIVE)
ICU     := $(abspath .build/icu.o)
SWIFT_ROOT := $(abspath $(dir $(realpath $(shell command -v $(SWIFT))))..)
FOUNDATION_ICU := $(SWIFT_ROOT)/lib/swift_static/linux/lib_FoundationICU.a
FUZZER  := -c release --product fuzz --scratch-path .build-fuzz --sanitize fuzzer --sanitize address -Xswiftc -enable-testing
# Swift checks its own arithmetic: undefined behaviour is looked for in C and C++.
MEMORY  := --scratch-path .build-address --sanitize address -Xcc -fsanitize=undefined -Xcc -fno-sanitize=vptr,function \
  -Xcc -fno-sanitize-recover=undefined
THREADS := --scratch-path .build-thread --sanitize thread
SOURCES := Package.swift Sources Tests
CAMPAIGNS := Tests/Campaigns
TOOLS   := Tests/Tools

APT := libjpeg-dev libpng-dev libwebp-dev libheif1 liblcms2-dev libssl-dev libsqlite3-dev libzip-dev libexpat1-dev libzxing-dev libcairo2 libfontconfig1 \
  pkg-config openssl \
  python3 python3-pip python3-venv

.PHONY: help demo test lint format release service deb debug setup models photos docs accuracy face-verification faults formats page service-page service-load service-hostile \
  scaling collection delivery compliance fuzz sanitize soak mutants arm64 bench bench-batch bench-long bench-collection bench-matting bench-people \
  bench-codes bench-compare bench-takes bench-heic compare install uninstall clean

help: ## this list; minutes on two cores, after a first build
	@awk -F ':.*## ' '/^##@ /{print "\n" substr($$0, 5)} /^[a-z-]+:.*## /{printf "  %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

##@ Every day
demo: release photos ## a graduation photo of a real portrait, in .demo (first build: 5 min)
	@$(BINARY) standardize $(DEMO) -o .demo --force --keep-failed --graduation 2013-06-30 || [ $$? -eq 1 ]
	@$(BINARY) standardize $(DEMO) $(DRAWN) -o .demo --force --keep-failed --graduation 2026-06-30 --format html >.demo/index.html || [ $$? -eq 1 ]
	@echo; echo "A photo that breaks rules, and a drawn one that no rule fails: .demo/index.html"
	@echo "What was measured: $(BINARY) detect $(DEMO) --overlay overlay.png"

test: setup photos ## every unit test; prints failures and the closing line (2 min; first build: 6 min)
	@$(SWIFT) build --build-tests --quiet
	@$(TOOLS)/shared_code.sh .build/debug
	@$(TOOLS)/summary/summarize.sh .build/test.log $(SWIFT) test --skip-build --disable-xctest

lint: ## style of Swift, floor plan of Sources, Python that compiles (10 s)
	@$(SWIFT) format lint --strict --parallel --recursive $(SOURCES)
	@$(PYTHON) $(TOOLS)/python_lint.py fixtures Tests
	@$(TOOLS)/summary/test_summary.sh
	@$(PYTHON) $(TOOLS)/floors/floors.py --self-test
	@$(PYTHON) $(TOOLS)/floors/floors.py

format: ## puts the Swift sources into that style
	@$(SWIFT) format --in-place --parallel --recursive $(SOURCES)

##@ Building
release: setup models $(if $(wildcard $(FOUNDATION_ICU)),$(ICU)) ## the executable, .build/release/gradphoto, with its networks (5 min)
	@$(if $(wildcard $(FOUNDATION_ICU)),GRADPHOTO_ICU=$(ICU)) $(SWIFT) build --product gradphoto $(RELEASE) --quiet
	@mkdir -p .build/release/models && cp -u $(MODELS)/*.tflite $(MODELS)/*.onnx .build/release/models/

# A product of its own: nobody else pays for the build of its HTTP server.
service: release ## gradphoto serve: the plug-in beside the executable (5 min)
	@$(if $(wildcard $(FOUNDATION_ICU)),GRADPHOTO_ICU=$(ICU)) $(SWIFT) build --product gradphoto-serve $(RELEASE) --quiet

$(ICU): $(TOOLS)/packaging/small_icu.py $(FOUNDATION_ICU)
	@$(PYTHON) -I $^ $@ $(SWIFT_ROOT)/bin/clang

debug: setup models ## the executable with checks and without optimization (4 min)
	@$(SWIFT) build --quiet

# Nothing where there is no apt.
setup: ## installs the Debian packages that are missing
	@command -v $(SWIFT) >/dev/null || { echo "Swift 6.3 or later must be on the PATH: see swift.org/install" >&2; exit 1; }
	@if command -v dpkg-query >/dev/null; then \
	  missing=$$(for p in $(APT); do dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || echo $$p; done); \
	  if [ -n "$$missing" ]; then \
	    echo "installing $$missing"; \
	    $(SUDO) apt-get update -qq && DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	  fi; \
	fi

models: setup ## fetches the networks, by hash
	@$(PYTHON) fixtures/download.py fixtures/downloads.tsv $(MODELS) models

photos: setup ## fetches the networks and public-domain portraits for the demo and the tests, by hash
	@$(PYTHON) fixtures/download.py fixtures/downloads.tsv $(MODELS) all

install: service ## copies the executable, its service and its networks to PREFIX (/usr/local)
	@install -D -m 755 -t $(DESTDIR)$(PREFIX)/bin $(BINARY) $(BINARY)-serve
	@install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/gradphoto/models $(MODELS)/*.tflite $(MODELS)/*.onnx
	@echo "installed $(DESTDIR)$(PREFIX)/bin/gradphoto"

deb: service ## .build/dist: the Debian package and the archive, the same bytes for the same input (1 min)
	@$(TOOLS)/packaging/package.sh $(BINARY) $(MODELS) .build/dist

uninstall: ## removes them
	@rm -rf $(DESTDIR)$(PREFIX)/bin/gradphoto $(DESTDIR)$(PREFIX)/bin/gradphoto-serve $(DESTDIR)$(PREFIX)/share/gradphoto

clean: ## removes everything built, but not the networks
	@rm -rf .build .demo .bench .formats .page .service .delivery

##@ Campaigns: the finished program against the world (each fails where what it asserts does not hold)
compliance: release ## the conformance set is judged as it should be (5 s)
	@$(PYTHON) fixtures/compliance/compliance.py $(BINARY)

faults: release photos ## no photo is lost or doubled by kills, full disks and damage; every mistake of a list is told (6 min)
	@$(PYTHON) $(CAMPAIGNS)/faults/faults.py $(BINARY) $(PORTRAITS)
	@$(PYTHON) $(CAMPAIGNS)/faults/roster.py $(BINARY) $(PORTRAITS)

# With the labelled photos beside the clone, swapped photos as well.
collection: release photos .bench/school ## a school of 3,000 from list to delivery, every planted trouble told; kills, full disks (10 min)
	@.bench/bin/python $(CAMPAIGNS)/collection/school.py $(BINARY) $(PORTRAITS) \
	  $(if $(wildcard $(MATTING_DATA)/london_smiling),--people $(MATTING_DATA)/london_neutral $(MATTING_DATA)/london_smiling)
	@.bench/bin/python $(CAMPAIGNS)/collection/faults.py $(BINARY) $(PORTRAITS)

formats: release photos .formats/ready ## every report holds against its schema, docs/schemas among them (30 s)
	@$(PYTHON) fixtures/download.py fixtures/schemas.tsv $(MODELS)/schemas
	@.formats/bin/python $(CAMPAIGNS)/formats/formats.py $(BINARY) $(MODELS)/schemas $(MODELS)/portraits fixtures/compliance/pictures

# Debian: chromium.
page: release photos .bench/browser ## the page of 3,000 photos works in Chromium, on a desk and on a phone (6 min)
	@$(PYTHON) $(CAMPAIGNS)/faults/roster.py --keep .page/out $(BINARY) $(PORTRAITS)
	@.bench/bin/python $(CAMPAIGNS)/page/page.py .page/out --pictures .page

# Debian: chromium.
service-page: service photos .service/ready ## the service in Chromium: a student's whole way on a phone, the desk by keyboard (4 min)
	@$(PYTHON) fixtures/download.py fixtures/accessibility.tsv $(MODELS)/accessibility
	@.service/bin/python $(CAMPAIGNS)/service/student.py $(BINARY) $(DEMO) $(DRAWN) $(MODELS)/accessibility/axe.min.js --pictures .service/pictures
	@.service/bin/python $(CAMPAIGNS)/service/desk.py $(BINARY) $(DRAWN) $(MODELS)/accessibility/axe.min.js --pictures .service/pictures

service-load: service photos .service/ready ## 200 students at once hand in photos of 4 MB; a kill in the middle loses none (6 min)
	@.service/bin/python $(CAMPAIGNS)/service/load.py $(BINARY) $(DRAWN)

service-hostile: service photos .service/ready ## 10,000 broken and bent requests do no harm (3 min)
	@.service/bin/python $(CAMPAIGNS)/service/hostile.py $(BINARY)

# Debian: poppler-utils, unzip, time, fonts-noto-cjk. FACES and KEEP are folders.
delivery: release photos .delivery/ready ## 3,000 students delivered, printed and mailed; read back by other programs (5 min)
	@.delivery/bin/python $(CAMPAIGNS)/delivery/delivery.py $(if $(KEEP),--keep $(KEEP)) $(if $(FACES),--faces $(FACES)) $(BINARY) $(PORTRAITS)

# Slurm and GNU parallel where installed.
scaling: release photos .bench/spark ## shards, Slurm, GNU parallel and Spark make the same pictures (2 min)
	@PYTHON=.bench/bin/python $(CAMPAIGNS)/scaling/scaling.sh $(BINARY) $(PORTRAITS)

# READERS="png csv" takes some of them; TIME is seconds for each.
fuzz: TIME ?= 60
fuzz: setup ## each reader of strangers' bytes against libFuzzer and AddressSanitizer (16 readers, TIME seconds each)
	@GRADPHOTO_FUZZ=1 $(SWIFT) build $(FUZZER) --quiet
	@$(PYTHON) Tests/Fuzz/fuzz.py .build-fuzz/release/fuzz --time $(TIME) $(READERS)

# Leaks are not looked for: Swift's statics are none. SANITIZE="--filter BatchTests" runs some of the tests. Who has to wait for
# Swift's Mutex does so in a library that is not instrumented: a race that is told of what stands inside `withLock` is none.
sanitize: setup photos ## every test under AddressSanitizer and UndefinedBehaviorSanitizer, what runs on several threads under ThreadSanitizer (35 min)
	@$(SWIFT) build --build-tests $(MEMORY) --quiet
	@ASAN_OPTIONS=detect_leaks=0:allocator_may_return_null=1 $(TOOLS)/summary/summarize.sh .build-address/test.log $(SWIFT) test --skip-build $(MEMORY) --disable-xctest $(SANITIZE)
	@$(SWIFT) build --build-tests $(THREADS) --quiet
	@$(TOOLS)/summary/summarize.sh .build-thread/test.log $(SWIFT) test --skip-build $(THREADS) --disable-xctest \
	  --filter 'BatchTests|PipelineTests|StoreTests|FilesTests|CollectionTests|WebServiceTests'

# Debian: gcc-aarch64-linux-gnu libc6-dev-arm64-cross qemu-user.
arm64: ## the C kernels on 64-bit ARM, run by qemu, give what they give here (5 s)
	@$(TOOLS)/arm64/kernels.sh $(SWIFT_ROOT)/bin/clang .build/arm64

# TIME is in seconds.
soak: TIME ?= 3600
soak: release photos .bench/school ## mixed commands on one collection and one batch folder: nothing is lost, no run grows (TIME seconds)
	@.bench/bin/python $(CAMPAIGNS)/soak/soak.py $(BINARY) $(TIME) $(PORTRAITS)

##@ Records: written anew from the code and from labelled photos
docs: setup ## docs/rules from the rules (1 min)
	@GRADPHOTO_RECORD=1 $(SWIFT) test --disable-xctest --filter RulesTests --quiet

accuracy: setup photos ## docs/accuracy.md from the labelled photos of ../shared/data (10 min)
	@GRADPHOTO_RECORD=1 $(SWIFT) test --disable-xctest --filter AccuracyTests/writesWhatIsMeasured --quiet
	@GRADPHOTO_RECORD=1 $(SWIFT) test --skip-build --disable-xctest --filter AccuracyPageTests --quiet

# Compares all faces at hand with one another.
face-verification: setup models ## docs/face-verification.md: its tables, from the photos beside the repository (1 min)
	@GRADPHOTO_RECORD=1 $(SWIFT) test --disable-xctest --filter FaceVerificationCampaign --quiet

##@ Measuring
# COMPARE passes options on.
compare: release photos ## the executable OLD=… beside this one: what differs, and what both cost (6 min)
	@$(PYTHON) $(TOOLS)/compare/compare.py $(OLD) $(BINARY) $(COMPARE)

# MediaPipe is installed into a virtual environment of its own. PHOTOS="a.jpg b.jpg" takes other inputs.
bench: release photos .bench/ready ## speed and memory beside MediaPipe and the floor: decode, networks, one resample, one encode (3 min)
	@GRADPHOTO_FLOOR=1 $(SWIFT) build $(subst --product gradphoto,--product floor,$(RELEASE)) --quiet
	@.bench/bin/python $(TOOLS)/benchmarks/bench.py $(BINARY) $(PHOTOS)

# One worker, two, and the peer as one process and two. BATCH_BENCH passes options on.
bench-batch: release photos .bench/ready ## whole folders beside MediaPipe (5 min)
	@.bench/bin/python $(TOOLS)/benchmarks/bench_batch.py $(BINARY) $(BATCH_BENCH)

# COUNT=1000 takes fewer.
bench-long: COUNT ?= 10000
bench-long: release photos .bench/ready ## 10,000 photos in one run: memory over time, size of its results (15 min)
	@.bench/bin/python $(TOOLS)/benchmarks/bench_long.py $(BINARY) --count $(COUNT)

bench-collection: release ## a collection of 100,000 students (2 min)
	@$(PYTHON) $(TOOLS)/benchmarks/bench_collection.py $(BINARY)

bench-matting: release models .bench/ready ## matte error beside a peer, rims, auditor and cost; MATTING="--scenes white" is a part (10 min)
	@.bench/bin/python $(TOOLS)/benchmarks/bench_matting.py $(BINARY) $(MATTING_DATA) $(MODELS)/modnet.onnx $(MATTING)

bench-people: release models .bench/ready ## cuts of people that nothing was chosen on, before walls, cast shadows and patterns (6 min)
	@.bench/bin/python $(TOOLS)/benchmarks/bench_other_people.py $(BINARY) $(MATTING_DATA) $(MATTING)

bench-codes: release .bench/codes/ready ## QR codes read and what that costs, zxing's pictures and drawn ones (2 min)
	@.bench/codes/bin/python $(TOOLS)/benchmarks/bench_codes.py $(BINARY) $(MATTING_DATA)

bench-compare: release ## verdicts and cost of comparing labelled pairs of faces (1 min)
	@$(PYTHON) $(TOOLS)/benchmarks/bench_compare.py $(BINARY) $(MATTING_DATA)

bench-takes: release photos ## photos taken into a collection beside a batch of the same: speed and memory (2 min)
	@$(PYTHON) $(TOOLS)/benchmarks/bench_takes.py $(BINARY) $(PORTRAITS)

.bench/codes/ready:
	@$(PYTHON) -m venv .bench/codes
	@.bench/codes/bin/python -m pip install --quiet --disable-pip-version-check segno==1.6.6 pillow numpy
	@touch $@

# Debian: libheif-examples.
bench-heic: release ## decoding 12 megapixels of HEIC beside heif-convert, and starting the child (2 min)
	@$(PYTHON) $(TOOLS)/benchmarks/bench_heic.py $(BINARY)

# SEED chooses others; ONLY=Clothes takes some files.
mutants: SAMPLE ?= 40
mutants: SEED ?= 1
mutants: setup models ## changes SAMPLE comparisons and constants of the rules: which does no test notice (10 min and 15 s each)
	@SWIFT="$(SWIFT)" $(PYTHON) $(TOOLS)/mutants/mutants.py --sample $(SAMPLE) --seed $(SEED) --only "$(ONLY)"

.formats/ready:
	@$(PYTHON) -m venv .formats
	@.formats/bin/python -m pip install --quiet --disable-pip-version-check jsonschema==4.23.0 junitparser==3.2.0 lxml==5.3.0
	@touch $@

.delivery/ready:
	@$(PYTHON) -m venv .delivery
	@.delivery/bin/python -m pip install --quiet --disable-pip-version-check dbfread==2.0.7 openpyxl==3.1.5 pillow==11.3.0
	@touch $@

.bench/ready:
	@$(PYTHON) -m venv .bench
	@.bench/bin/python -m pip install --quiet --disable-pip-version-check mediapipe==0.10.21 pillow scipy scikit-image onnxruntime
	@touch $@

.bench/school: .bench/ready
	@.bench/bin/python -m pip install --quiet --disable-pip-version-check segno==1.6.6 jsonschema==4.23.0
	@touch $@

.bench/browser: .bench/ready
	@.bench/bin/python -m pip install --quiet --disable-pip-version-check playwright==1.65.2
	@touch $@

.service/ready:
	@$(PYTHON) -m venv .service
	@.service/bin/python -m pip install --quiet --disable-pip-version-check playwright==1.65.2 segno==1.6.6 pillow==11.3.0
	@touch $@

.bench/spark: .bench/ready
	@.bench/bin/python -m pip install --quiet --disable-pip-version-check pyspark==4.3.0
	@touch $@
