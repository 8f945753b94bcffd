namespace Hipwise.Motion.Electrodes.Report;

/// <summary>How a report that stands alone looks: on a phone, a desk, in the dark and on paper.</summary>
internal static class ReportStyle
{
    private static readonly string[] Sheets = ["page.css", "report.css"];

    public static string Css { get; } = string.Concat(Sheets.Select(Read));

    private static string Read(string sheet)
    {
        using var stream = typeof(ReportStyle).Assembly.GetManifestResourceStream($"Electrodes/Report/{sheet}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
