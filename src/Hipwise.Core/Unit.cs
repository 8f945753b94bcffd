using System.Globalization;

namespace Hipwise.Core;

/// <summary>A unit of measurement at the edge of the system, as knowledge and answers files write it.</summary>
/// <remarks>Screens yield degrees, seconds and counts; only the body model computes in SI units.</remarks>
public sealed record Unit
{
    private const double Finest = 0.1;

    private static readonly Dictionary<string, Unit> Known = new Unit[]
    {
        new("deg", "°", 0), new("s", " s", 0), new("ms", " ms", 0), new("count", "", 0), new("h", " h", 1), new("min", " min", 0),
        new("score", "", 0), new("cm", " cm", 1), new("kg", " kg", 1), new("percent", " %", 0), new("body-masses", " × body mass", 1),
    }.ToDictionary(unit => unit.Symbol, StringComparer.Ordinal);

    private Unit(string symbol, string suffix, int decimals) => (Symbol, Suffix, Decimals) = (symbol, suffix, decimals);

    /// <summary>The unit as written in files, for instance <c>deg</c>.</summary>
    public string Symbol { get; }

    private string Suffix { get; }

    private int Decimals { get; }

    /// <summary>All symbols that can be written, in alphabetical order.</summary>
    public static IEnumerable<string> Symbols => Known.Keys.Order(StringComparer.Ordinal);

    /// <summary>The unit with this symbol, or null when there is none.</summary>
    public static Unit? TryFind(string symbol) => Known.GetValueOrDefault(symbol);

    /// <summary>The unit with this symbol.</summary>
    /// <exception cref="ArgumentException">No unit has this symbol.</exception>
    public static Unit Of(string symbol) =>
        TryFind(symbol) ?? throw new ArgumentException($"'{symbol}' is no unit; use one of {string.Join(", ", Symbols)}.", nameof(symbol));

    /// <summary>A value for people: no more digits than such a measurement carries, with the unit behind it.</summary>
    public string Format(double value) => FormatNumber(value) + Suffix;

    /// <summary>A value and its standard deviation for people, the deviation to one decimal.</summary>
    public string Format(double value, double sd) =>
        FormattableString.Invariant($"{FormatNumber(value)} ± {Math.Round(sd, 1, MidpointRounding.AwayFromZero):0.#}{Suffix}");

    /// <summary>A value that an instrument measured more finely than people read this unit: both to a tenth, the deviation at least that.</summary>
    public string FormatFine(double value, double sd) =>
        FormattableString.Invariant($"{Math.Round(value, 1, MidpointRounding.AwayFromZero) + 0.0:0.0} ± {Math.Max(Finest, Math.Round(sd, 1, MidpointRounding.AwayFromZero)):0.0}{Suffix}");

    /// <summary>The number alone, rounded half away from zero to the digits this unit is read to.</summary>
    public string FormatNumber(double value) =>
        (Math.Round(value, Decimals, MidpointRounding.AwayFromZero) + 0.0).ToString("0.##", CultureInfo.InvariantCulture);
}
