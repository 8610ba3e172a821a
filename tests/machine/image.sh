#!/bin/sh
# Makes a disk image that a PC starts by UEFI from a USB stick: the package in a bare Debian, no facility yet.
# The first start is set-up, on the same screen. Needs root (for chroot), and no loop device.
# Usage: sh tests/machine/image.sh BARE.tar FILE.deb OUT.img
set -eu

tar=$1 deb=$2 out=$3
root_mib=${IMAGE_MIB:-2048}
esp_mib=192
[ "$(id -u)" = 0 ] || { echo "image: run it as root: it installs the package in a folder of its own" >&2; exit 1; }
work=$(mktemp -d "$(dirname "$out")/image.XXXXXX")
root=$work/root
clean() {
    umount "$root/proc" 2>/dev/null || true
    rm -rf --one-file-system "$work"
}
trap clean EXIT
mkdir "$root"
tar -xf "$tar" -C "$root" --numeric-owner
# What makes folders and users asks for it.
mount -t proc proc "$root/proc"

# Nothing starts while it is installed. dpkg refuses the package where one of its dependencies is missing.
printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
chmod 755 "$root/usr/sbin/policy-rc.d"
cp "$deb" "$root/madoguchi.deb"
chroot "$root" dpkg -i /madoguchi.deb >"$work/dpkg.log" 2>&1 || { cat "$work/dpkg.log" >&2; exit 1; }
rm "$root/madoguchi.deb" "$root/usr/sbin/policy-rc.d"
# As KIOSK.md says it.
chroot "$root" systemctl --quiet set-default multi-user.target
chroot "$root" systemctl --quiet enable madoguchi
echo kiosk >"$root/etc/hostname"
printf '127.0.0.1 localhost\n127.0.1.1 kiosk\n' >"$root/etc/hosts"
printf 'PARTLABEL=madoguchi / ext4 defaults,noatime 0 1\n' >"$root/etc/fstab"
ln -sf /usr/share/zoneinfo/Asia/Tokyo "$root/etc/localtime"
umount "$root/proc"
# Each stick is a machine of its own.
: >"$root/etc/machine-id"

# The start: the firmware finds systemd-boot, that finds the kernel. Debian's initrd knows USB storage.
esp=$work/esp.img
truncate -s "${esp_mib}M" "$esp"
mkfs.vfat -n START "$esp" >/dev/null
mmd -i "$esp" ::/EFI ::/EFI/BOOT ::/loader ::/loader/entries
mcopy -i "$esp" /usr/lib/systemd/boot/efi/systemd-bootx64.efi ::/EFI/BOOT/BOOTX64.EFI
mcopy -i "$esp" "$root"/boot/vmlinuz-* ::/vmlinuz
mcopy -i "$esp" "$root"/boot/initrd.img-* ::/initrd
# Nobody at the kiosk changes how it starts.
printf 'timeout 0\neditor no\n' >"$work/loader.conf"
mcopy -i "$esp" "$work/loader.conf" ::/loader/loader.conf
printf 'title madoguchi\nlinux /vmlinuz\ninitrd /initrd\noptions root=PARTLABEL=madoguchi rootwait rw quiet loglevel=3 vt.global_cursor_default=0 mitigations=auto\n' >"$work/entry.conf"
mcopy -i "$esp" "$work/entry.conf" ::/loader/entries/madoguchi.conf

truncate -s "${root_mib}M" "$work/root.img"
mke2fs -q -t ext4 -L madoguchi -d "$root" "$work/root.img"
rm -rf "$root"
truncate -s $((esp_mib + root_mib + 2))M "$work/disk.img"
sfdisk -q "$work/disk.img" <<PARTS
label: gpt
start=1MiB, size=${esp_mib}MiB, type=U, name=START
start=$((esp_mib + 1))MiB, size=${root_mib}MiB, type=4F68BCE3-E8CD-4DB1-96E7-FBCAF984B709, name=madoguchi
PARTS
dd if="$esp" of="$work/disk.img" bs=1M seek=1 conv=notrunc,sparse status=none
dd if="$work/root.img" of="$work/disk.img" bs=1M seek=$((esp_mib + 1)) conv=notrunc,sparse status=none
mv "$work/disk.img" "$out"
echo "made $out: $(du -m "$out" | cut -f 1) MiB of $((esp_mib + root_mib + 2)); write it with: dd if=$out of=/dev/YOUR-STICK bs=4M conv=fsync"
