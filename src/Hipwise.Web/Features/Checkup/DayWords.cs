using System.Globalization;

namespace Hipwise.Web.Features.Checkup;

/// <summary>Days of the week in words.</summary>
public static class DayWords
{
    private const int ShortLength = 3;

    /// <summary>Lower-case English names from Monday, as answers files write them.</summary>
    public static readonly IReadOnlyList<string> All = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    /// <summary>The name with a capital letter.</summary>
    public static string Long(string day) => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(day);

    /// <summary>The first three letters.</summary>
    public static string Short(string day) => Long(day)[..ShortLength];

    /// <summary>The name of a day as answers files write it.</summary>
    public static string Of(DateTimeOffset day) => day.DayOfWeek.ToString().ToLowerInvariant();
}
