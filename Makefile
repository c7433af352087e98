# make demo and make test do all set-up on a fresh Debian or Ubuntu machine that has Swift on its PATH.
SWIFT   ?= swift
PYTHON  ?= python3
PREFIX  ?= /usr/local
DESTDIR ?=
MODELS  := .models
MATTING_DATA ?= ../shared/data
BINARY  := .build/release/gradphoto
DEMO    := $(MODELS)/portraits/obama.jpg
PORTRAITS := $(addprefix $(MODELS)/portraits/,obama.jpg biden.jpg grace_hopper.jpg)
SUDO    := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
RELEASE := -c release --product gradphoto --static-swift-stdlib -Xlinker -s
SOURCES := Package.swift Sources Tests

APT := libjpeg-dev libpng-dev liblcms2-dev libssl-dev libsqlite3-dev libzip-dev libexpat1-dev libzxing-dev pkg-config python3 python3-pip python3-venv

.PHONY: demo test release debug setup models photos lint format bench bench-batch bench-matting docs accuracy face-verification faults page \
  scaling compliance formats install uninstall clean

demo: release photos
	@$(BINARY) standardize $(DEMO) -o .demo --keep-failed --graduation 2013-06-30 || [ $$? -eq 1 ]
	@echo; echo "The picture: .demo/$(notdir $(DEMO))   What was measured: $(BINARY) detect $(DEMO) --overlay overlay.png"

test: setup photos
	@$(SWIFT) build --build-tests --quiet
	@$(SWIFT) test --skip-build --disable-xctest

release: setup models
	@$(SWIFT) build $(RELEASE) --quiet
	@mkdir -p .build/release/models && cp -u $(MODELS)/*.tflite $(MODELS)/*.onnx .build/release/models/

debug: setup models
	@$(SWIFT) build --quiet

# The Debian packages that are missing, if any; nothing where there is no apt.
setup:
	@command -v $(SWIFT) >/dev/null || { echo "Swift 6.3 or later must be on the PATH: see swift.org/install" >&2; exit 1; }
	@if command -v dpkg-query >/dev/null; then \
	  missing=$$(for p in $(APT); do dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || echo $$p; done); \
	  if [ -n "$$missing" ]; then \
	    echo "installing $$missing"; \
	    $(SUDO) apt-get update -qq && DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	  fi; \
	fi

models: setup
	@$(PYTHON) fixtures/download.py fixtures/downloads.tsv $(MODELS) models

# Public-domain portraits for the demo and the tests.
photos: setup
	@$(PYTHON) fixtures/download.py fixtures/downloads.tsv $(MODELS) all

lint:
	@$(SWIFT) format lint --strict --parallel --recursive $(SOURCES)

format:
	@$(SWIFT) format --in-place --parallel --recursive $(SOURCES)

# Writes docs/rules anew from the rules themselves.
docs: setup
	@GRADPHOTO_RECORD=1 $(SWIFT) test --disable-xctest --filter RulesTests --quiet

# Measures every rule on the labelled photos beside the repository and writes docs/accuracy.md.
accuracy: setup photos
	@GRADPHOTO_RECORD=1 $(SWIFT) test --disable-xctest --filter AccuracyTests/writesWhatIsMeasured --quiet
	@GRADPHOTO_RECORD=1 $(SWIFT) test --skip-build --disable-xctest --filter AccuracyPageTests --quiet

# Compares all faces at hand with one another and writes the tables of docs/face-verification.md.
face-verification: setup models
	@GRADPHOTO_RECORD=1 $(SWIFT) test --disable-xctest --filter FaceVerificationCampaign --quiet

# Beside MediaPipe, which is installed into a virtual environment of its own. PHOTOS="a.jpg b.jpg" takes other inputs.
bench: release photos .bench/ready
	@.bench/bin/python Tests/Benchmarks/bench.py $(BINARY) $(PHOTOS)

# Whole folders: one worker, two, and the peer as one process and two. BATCH_BENCH passes options on.
bench-batch: release photos .bench/ready
	@.bench/bin/python Tests/Benchmarks/bench_batch.py $(BINARY) $(BATCH_BENCH)

# Kills, fills and corrupts batches, and counts what is lost: nothing may be.
faults: release photos
	@$(PYTHON) Tests/Faults/faults.py $(BINARY) $(PORTRAITS)
	@$(PYTHON) Tests/Faults/roster.py $(BINARY) $(PORTRAITS)

# The page of a report of 3,000 photos in Chromium (Debian: chromium), on a desk and on a phone; its pictures: .page.
page: release photos .bench/browser
	@$(PYTHON) Tests/Faults/roster.py --keep .page/out $(BINARY) $(PORTRAITS)
	@.bench/bin/python Tests/Reports/page.py .page/out --pictures .page

# Shards, Slurm, GNU parallel and Spark on this machine: the same pictures each way. Slurm and GNU parallel where installed.
scaling: release photos .bench/spark
	@PYTHON=.bench/bin/python Tests/Scaling/scaling.sh $(BINARY) $(PORTRAITS)

# The conformance set: what gradphoto says of it beside what it should say. Status 0 agrees, 1 differs, 2 could not run.
compliance: release
	@$(PYTHON) fixtures/compliance/compliance.py $(BINARY)

# Reports in every format beside the formats' own schemas, which are fetched by hash.
formats: release photos .formats/ready
	@$(PYTHON) fixtures/download.py fixtures/schemas.tsv $(MODELS)/schemas
	@.formats/bin/python Tests/Formats/formats.py $(BINARY) $(MODELS)/schemas $(MODELS)/portraits fixtures/compliance/pictures

.formats/ready:
	@$(PYTHON) -m venv .formats
	@.formats/bin/python -m pip install --quiet --disable-pip-version-check jsonschema==4.23.0 junitparser==3.2.0 lxml==5.3.0
	@touch $@

# Matte error, left-over colour and cost over the pictures with exact alpha in MATTING_DATA.
bench-matting: release .bench/ready
	@.bench/bin/python Tests/Benchmarks/bench_matting.py $(BINARY) $(MATTING_DATA)

.bench/ready:
	@$(PYTHON) -m venv .bench
	@.bench/bin/python -m pip install --quiet --disable-pip-version-check mediapipe==0.10.21 pillow scipy scikit-image
	@touch $@

.bench/browser: .bench/ready
	@.bench/bin/python -m pip install --quiet --disable-pip-version-check playwright==1.65.2
	@touch $@

.bench/spark: .bench/ready
	@.bench/bin/python -m pip install --quiet --disable-pip-version-check pyspark==4.3.0
	@touch $@

install: release
	@install -D -m 755 $(BINARY) $(DESTDIR)$(PREFIX)/bin/gradphoto
	@install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/gradphoto/models $(MODELS)/*.tflite $(MODELS)/*.onnx
	@echo "installed $(DESTDIR)$(PREFIX)/bin/gradphoto"

uninstall:
	@rm -rf $(DESTDIR)$(PREFIX)/bin/gradphoto $(DESTDIR)$(PREFIX)/share/gradphoto

clean:
	@rm -rf .build .demo .bench .formats .page
