using System.Globalization;
using Hipwise.Care.Nudges;
using NodaTime;

namespace Hipwise.Care.Tests.Nudges;

/// <summary>People at desks made up for tests.</summary>
internal static class Desks
{
    public static DateTimeZone Berlin { get; } = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    public static LocalDate Monday { get; } = new(2026, 6, 1);

    public static NudgeSettings Settings(DateTimeZone? zone = null) => new(
        true, zone ?? Berlin, new LocalTime(9, 0), new LocalTime(17, 30),
        [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday], [], 60, "open-office", [], null);

    public static Instant At(LocalDate day, int hour, int minute, DateTimeZone? zone = null) => (zone ?? Berlin).AtLeniently(day + new LocalTime(hour, minute)).ToInstant();

    public static string Clock(Instant at, DateTimeZone? zone = null) => at.InZone(zone ?? Berlin).TimeOfDay.ToString("HH:mm", CultureInfo.InvariantCulture);
}
