namespace Hipwise.Core;

/// <summary>Names one measure of one screen, written <c>single-leg-stance/pelvic-drop</c>.</summary>
/// <param name="Screen">Id of the screen.</param>
/// <param name="Measure">Id of the measure inside that screen.</param>
public readonly record struct MeasureId(string Screen, string Measure)
{
    /// <summary>Reads <c>screen/measure</c>; null when it has another form.</summary>
    public static MeasureId? TryParse(string text)
    {
        var parts = text.Split('/');
        return parts.Length == 2 && parts[0].Length > 0 && parts[1].Length > 0 ? new MeasureId(parts[0], parts[1]) : null;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Screen}/{Measure}";
}
