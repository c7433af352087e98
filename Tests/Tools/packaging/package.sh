#!/usr/bin/env bash
# The Debian package and the archive of a built executable, the same bytes for the same input.
#   package.sh EXECUTABLE MODELS OUT      (EXECUTABLE-serve stands beside it) writes OUT/gradphoto_VERSION_ARCH.deb and OUT/gradphoto-VERSION-ARCH-linux.tar.gz
# SOURCE_DATE_EPOCH: seconds since 1970 that every file bears (default: the last commit's).
set -euo pipefail
export LC_ALL=C.UTF-8 TZ=UTC
umask 022

here=$(cd "$(dirname "$0")" && pwd)
executable=$1 models=$2 out=$3
version=$("$executable" --version)
arch=$(dpkg --print-architecture)
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git -C "$here" log -1 --format=%ct)}

stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
root=$stage/root usr=$stage/root/usr
mkdir -p "$root/DEBIAN" "$stage/debian" "$out"

install -D -m 755 "$executable" "$usr/bin/gradphoto"
install -m 755 "$executable-serve" "$usr/bin/gradphoto-serve"
[ "$("$usr/bin/gradphoto" serve --version)" = "$version" ] || { echo "the service is of another version" >&2; exit 1; }
install -d "$usr/share/gradphoto/models" "$usr/share/doc/gradphoto" "$usr/share/bash-completion/completions" \
  "$usr/share/zsh/vendor-completions" "$usr/share/fish/vendor_completions.d"
install -m 644 "$models"/*.tflite "$models"/*.onnx "$usr/share/gradphoto/models"
python3 -I "$here/man.py" "$executable" "$usr/share/man"
find "$usr/share/man" -name '*.1' -exec gzip -9n {} +
"$executable" --generate-completion-script bash >"$usr/share/bash-completion/completions/gradphoto"
"$executable" --generate-completion-script zsh >"$usr/share/zsh/vendor-completions/_gradphoto"
"$executable" --generate-completion-script fish >"$usr/share/fish/vendor_completions.d/gradphoto.fish"
install -m 644 "$here/../../../LICENSE" "$usr/share/doc/gradphoto/copyright"
gzip -9nc "$here/../../../CHANGELOG.md" >"$usr/share/doc/gradphoto/changelog.gz"

# dpkg-shlibdeps wants a source package around it.
printf 'Source: gradphoto\n\nPackage: gradphoto\nArchitecture: any\n' >"$stage/debian/control"
depends=$(cd "$stage" && dpkg-shlibdeps -O --ignore-missing-info "$usr/bin/gradphoto" "$usr/bin/gradphoto-serve" 2>/dev/null | sed 's/^shlibs:Depends=//')
size=$(du -ks "$usr" | cut -f1)
cat >"$root/DEBIAN/control" <<END
Package: gradphoto
Version: $version
Architecture: $arch
Maintainer: gradphoto <gradphoto@localhost>
Installed-Size: $size
Depends: $depends
Recommends: libheif1, libcairo2, libfontconfig1, fonts-noto-cjk | fonts-wqy-zenhei
Section: graphics
Priority: optional
Description: graduation photos that conform to the standard of CHSI
 Turns photos into graduation photos that conform to the Chinese standard for
 the registration of diplomas (No. 99 of 2017), or says exactly why it can't.
 Checks, crops, replaces backgrounds, works off whole schools and makes the
 pictures that other standards ask for. 'gradphoto serve' runs a school's
 collection as web pages from this machine. Nothing is sent anywhere.
END
(cd "$root" && find usr -type f -print0 | sort -z | xargs -0 md5sum) >"$root/DEBIAN/md5sums"
chmod 644 "$root/DEBIAN"/*
find "$root" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
dpkg-deb --root-owner-group -Zxz --build "$root" "$out/gradphoto_${version}_${arch}.deb" >/dev/null

name=gradphoto-$version-$arch-linux
mv "$usr" "$stage/$name"
tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" --format=ustar -C "$stage" -cf - "$name" |
  gzip -9n >"$out/$name.tar.gz"
(cd "$out" && sha256sum "gradphoto_${version}_${arch}.deb" "$name.tar.gz")
