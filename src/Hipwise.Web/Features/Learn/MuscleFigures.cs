using System.Globalization;
using Hipwise.Knowledge;

namespace Hipwise.Web.Features.Learn;

/// <summary>Measured figures of a muscle in words. Coefficients that only a model needs are left out.</summary>
internal static class MuscleFigures
{
    private const int Percent = 100;

    /// <summary>Name and value of each figure that is known.</summary>
    public static IEnumerable<(string Name, string Value)> Of(Muscle muscle, Phrases words)
    {
        var figures = muscle.Architecture;
        string? Rounded(string key, string format) => figures.TryGetValue(key, out var text) ? Round(text, format) : null;
        string? Spread(string key, string format) => Rounded(key, format) is { } sd ? words.Say("learn.figure.spread", ("sd", sd)) : null;
        (string Name, string? Value, string Words)[] all =
        [
            (words.Say("learn.figure.mass"), Rounded("mass-g", "0"), words.Say("learn.figure.mass-value")),
            (words.Say("learn.figure.volume"), Rounded("volume-cm3", "0"), words.Say("learn.figure.volume-value")),
            (words.Say("learn.figure.share"), Share(figures.GetValueOrDefault("volume-share")), words.Say("learn.figure.share-value")),
            (words.Say("learn.figure.fibre"), Rounded("fibre-length-cm", "0.0"), words.Say("learn.figure.fibre-value", ("spread", Spread("fibre-length-sd", "0.0") ?? ""))),
            (words.Say("learn.figure.pennation"), Rounded("pennation-deg", "0"), words.Say("learn.figure.pennation-value", ("spread", Spread("pennation-sd", "0") ?? ""))),
            (words.Say("learn.figure.area"), Rounded("pcsa-cm2", "0"), words.Say("learn.figure.area-value")),
            (words.Say("learn.figure.slow"), Rounded("type-1-percent", "0"), words.Say("learn.figure.slow-value")),
        ];
        return all.Where(figure => figure.Value is not null).Select(figure => (figure.Name, Phrases.Fill(figure.Words, ("value", figure.Value!)).Trim()));
    }

    // A range such as 55-58 stays as it is written.
    private static string Round(string text, string format) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number.ToString(format, CultureInfo.InvariantCulture) : text;

    private static string? Share(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var share) ? (share * Percent).ToString("0.#", CultureInfo.InvariantCulture) : null;
}
