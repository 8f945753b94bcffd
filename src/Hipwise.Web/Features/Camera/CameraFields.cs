using System.Globalization;
using Hipwise.Core;
using Hipwise.Knowledge;
using Hipwise.Web.Forms;

namespace Hipwise.Web.Features.Camera;

/// <summary>Readings as fields of a form, named by the path of their value in an answers file: each try, and how sure the camera is of their mean.</summary>
public static class CameraFields
{
    // As many tries as an answers file takes.
    private const int MostTries = 20;

    /// <summary>Path of a measure of a part.</summary>
    public static string Path(string part, string measure) => $"screens[0].{part}.{measure}";

    /// <summary>Every field that a measure may fill.</summary>
    /// <param name="measure">One that a camera gives.</param>
    /// <param name="path">Its path.</param>
    public static IEnumerable<Field> For(Measure measure, string path)
    {
        ArgumentNullException.ThrowIfNull(measure);
        return measure.Type switch
        {
            MeasureType.Number => [.. Enumerable.Range(0, MostTries).Select(i => new Field($"{path}.tries[{i}]", FieldKind.Number)), new($"{path}.sd", FieldKind.Number)],
            MeasureType.YesNo => Enumerable.Range(0, MostTries).Select(i => new Field($"{path}[{i}]", FieldKind.YesNo)),
            MeasureType.Choices => [new(path, FieldKind.Many)],
            _ => [new(path, FieldKind.One)],
        };
    }

    /// <summary>What a reading puts into them.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Of(Reading reading, string path) => reading switch
    {
        NumberReading number => number.Tries.Take(MostTries).Select((value, i) => KeyValuePair.Create($"{path}.tries[{i}]", Text(value)))
            .Append(KeyValuePair.Create($"{path}.sd", Text(number.Quantity.Sd))),
        YesNoReading yesNo => yesNo.Tries.Take(MostTries).Select((yes, i) => KeyValuePair.Create($"{path}[{i}]", yes ? "yes" : "no")),
        ChoiceReading choice => choice.Choices.Select(option => KeyValuePair.Create(path, option)),
        _ => [],
    };

    private static string Text(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
