/* A touch screen made by uinput, for an emulated PC that has none.
 * Usage: touch X Y [X2 Y2] [MILLISECONDS]     0 to 32767 in both axes
 * One finger goes down at X,Y, moves to X2,Y2 in that time, and is lifted. */
#include <errno.h>
#include <fcntl.h>
#include <linux/uinput.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { LONGEST = 32767, STEPS = 10 };

static int screen;

static void tell(int type, int code, int value)
{
    struct input_event event = { .type = type, .code = code, .value = value };

    if (write(screen, &event, sizeof event) != sizeof event) {
        fprintf(stderr, "touch: %s\n", strerror(errno));
        exit(1);
    }
}

static void has_axis(int axis, int longest)
{
    struct uinput_abs_setup setup = { .code = axis, .absinfo = { .maximum = longest, .resolution = 100 } };

    ioctl(screen, UI_ABS_SETUP, &setup);
}

static void make_screen(void)
{
    struct uinput_setup setup = { .id = { .bustype = BUS_USB, .vendor = 1, .product = 2 }, .name = "touch screen of the test" };

    ioctl(screen, UI_SET_EVBIT, EV_KEY);
    ioctl(screen, UI_SET_KEYBIT, BTN_TOUCH);
    ioctl(screen, UI_SET_EVBIT, EV_ABS);
    ioctl(screen, UI_SET_PROPBIT, INPUT_PROP_DIRECT);
    has_axis(ABS_X, LONGEST);
    has_axis(ABS_Y, LONGEST);
    has_axis(ABS_MT_SLOT, 9);
    has_axis(ABS_MT_TRACKING_ID, 65535);
    has_axis(ABS_MT_POSITION_X, LONGEST);
    has_axis(ABS_MT_POSITION_Y, LONGEST);
    ioctl(screen, UI_DEV_SETUP, &setup);
    ioctl(screen, UI_DEV_CREATE);
    sleep(4); /* the compositor has to find it first */
}

static void finger_at(int x, int y)
{
    tell(EV_ABS, ABS_MT_POSITION_X, x);
    tell(EV_ABS, ABS_MT_POSITION_Y, y);
    tell(EV_ABS, ABS_X, x);
    tell(EV_ABS, ABS_Y, y);
}

int main(int count, char **word)
{
    if (count != 3 && count != 4 && count != 6) {
        fprintf(stderr, "usage: touch X Y [X2 Y2] [MILLISECONDS]\n");
        return 2;
    }
    int x = atoi(word[1]), y = atoi(word[2]);
    int to_x = count == 6 ? atoi(word[3]) : x, to_y = count == 6 ? atoi(word[4]) : y;
    int hold = count > 3 ? atoi(word[count - 1]) : 120;

    screen = open("/dev/uinput", O_WRONLY | O_NONBLOCK);
    if (screen < 0) {
        fprintf(stderr, "touch: /dev/uinput: %s (modprobe uinput)\n", strerror(errno));
        return 1;
    }
    make_screen();
    tell(EV_ABS, ABS_MT_SLOT, 0);
    tell(EV_ABS, ABS_MT_TRACKING_ID, 7);
    tell(EV_KEY, BTN_TOUCH, 1);
    finger_at(x, y);
    tell(EV_SYN, SYN_REPORT, 0);
    for (int step = 1; step <= STEPS; step++) {
        usleep(hold * 1000 / STEPS);
        if (to_x != x || to_y != y) {
            finger_at(x + (to_x - x) * step / STEPS, y + (to_y - y) * step / STEPS);
            tell(EV_SYN, SYN_REPORT, 0);
        }
    }
    tell(EV_ABS, ABS_MT_TRACKING_ID, -1);
    tell(EV_KEY, BTN_TOUCH, 0);
    tell(EV_SYN, SYN_REPORT, 0);
    sleep(1);
    ioctl(screen, UI_DEV_DESTROY);
    return 0;
}
