using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hipwise.Signals;

namespace Hipwise.Formats.SignalText;

/// <summary>What the lines above the numbers say.</summary>
internal sealed partial class SignalTextHead
{
    private const RegexOptions Linear = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking;

    private SignalTextHead(string format) => Format = format;

    /// <summary>Which program's way of writing it is, as far as that is known.</summary>
    public string Format { get; private set; }

    /// <summary>Samples a second; null when nothing is said.</summary>
    public double? Rate { get; private set; }

    /// <summary>One for each column; empty when there are none.</summary>
    public List<string> Names { get; private set; } = [];

    /// <summary>Units by column, where they have a row of their own.</summary>
    public List<string> Units { get; private set; } = [];

    /// <summary>Told of each channel, for instance its bits.</summary>
    public string Description { get; private set; } = "";

    /// <summary>Numbers are steps of a converter.</summary>
    public bool IsCounts { get; private set; }

    public static SignalTextHead Of(List<string> lines, int columns, TextShape shape)
    {
        var text = string.Join('\n', lines);
        var head = new SignalTextHead("text")
        {
            Rate = RateOf(text), Description = ResolutionLine().Match(text) is { Success: true } bits ? $"{bits.Groups["bits"].Value} bits" : "",
        };
        head.IsCounts = head.Description.Length > 0;
        if (text.Contains("OpenSignals", StringComparison.Ordinal))
        {
            head.ReadOpenSignals(lines, columns);
        }
        else if (text.StartsWith("File_Type:", StringComparison.Ordinal))
        {
            head.Format = "ANC";
            head.Names = [.. NamedRow(lines, "Name", columns, shape)];
            var ranges = NamedRow(lines, "Range", columns, shape).ToList();
            head.Description += ranges.Count > 1 ? $", range {ranges[1]} mV" : "";
        }
        else
        {
            head.ReadNames(lines, columns, shape);
        }

        return head;
    }

    /// <summary>The name of a column without its unit, and the unit: brackets at its end, round ones only when a known unit stands in them.</summary>
    public static (string Name, SignalUnit Unit) Cut(string name)
    {
        if (BracketsAtEnd().Match(name) is not { Success: true } match)
        {
            return (name, SignalUnit.None);
        }

        var unit = SignalUnit.Parse(match.Groups["unit"].Value);
        return unit.Kind != SignalKind.Unknown || name.EndsWith(']') ? (match.Groups["name"].Value.Trim(), unit) : (name, SignalUnit.None);
    }

    // A row of names has as many cells as the numbers have columns; below it may be one of units.
    private void ReadNames(List<string> lines, int columns, TextShape shape)
    {
        var sensors = lines.Select(line => SensorLine().Match(line)).Where(match => match.Success).ToList();
        var labels = LabelsLine().Match(string.Join('\n', lines));
        if (sensors.Count > 0 && columns - sensors.Count is 0 or 1)
        {
            (Format, Units) = ("EMGworks", [.. sensors.Select(match => match.Groups["unit"].Value)]);
            Names = [.. sensors.Select(match => match.Groups["label"].Value)];
            if (columns > sensors.Count)
            {
                (Names, Units) = (["Time", .. Names], ["s", .. Units]);
            }

            return;
        }

        var rows = lines.Select(line => shape.Split(line.TrimStart('#', '%', ' '))).Where(cells => cells.Count == columns && cells.Exists(cell => cell.Length > 0)).ToList();
        var hasUnits = rows.Count > 1 && rows[^1].TrueForAll(IsUnit);
        (Units, Names) = (hasUnits ? rows[^1] : [], rows.Count > (hasUnits ? 1 : 0) ? rows[^(hasUnits ? 2 : 1)] : []);
        if (labels.Success && labels.Groups["labels"].Value.Split(',', '\t') is var named && named.Length == columns)
        {
            Names = [.. named.Select(name => name.Trim())];
        }
    }

    // A line of JSON: columns, labels of the channels among them, the sensor of each, rate and bits, for each device.
    private void ReadOpenSignals(List<string> lines, int columns)
    {
        (Format, IsCounts) = ("OpenSignals", true);
        var line = lines.Find(line => line.TrimStart('#', ' ').StartsWith('{'));
        try
        {
            using var json = JsonDocument.Parse(line?.TrimStart('#', ' ') ?? "{}", new JsonDocumentOptions { MaxDepth = 16 });
            foreach (var device in json.RootElement.EnumerateObject().Where(one => one.Value.ValueKind == JsonValueKind.Object))
            {
                Names.AddRange(TextsOf(device.Value, "column"));
                var bits = TextsOf(device.Value, "resolution");
                Description = bits.Count > 0 ? $"{bits[^1]} bits" : "";
            }
        }
        catch (JsonException)
        {
            Names.Clear();
        }

        Names = Names.Count == columns ? Names : [];
    }

    private static List<string> TextsOf(JsonElement device, string name) =>
        device.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(item => item.ToString())] : [];

    private static IEnumerable<string> NamedRow(List<string> lines, string name, int columns, TextShape shape)
    {
        var row = lines.Select(shape.Split).LastOrDefault(cells => cells.Count > 1 && cells[0] == name);
        return row is null ? [] : ["Time (s)", .. row.Skip(1).Where(cell => cell.Length > 0).Take(columns - 1)];
    }

    private static double? RateOf(string text)
    {
        var rates = RateLine().Matches(text)
            .Select(match => double.TryParse(match.Groups["rate"].Value.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var rate) ? rate : 0)
            .Where(rate => rate is > 0 and < 1e7).Distinct().ToList();
        return rates.Count == 1 ? rates[0] : null;
    }

    private static bool IsUnit(string cell) => cell.Length == 0 || SignalUnit.Parse(cell.Trim('(', ')', '[', ']')).Kind != SignalKind.Unknown;

    [GeneratedRegex(
        @"(?i)(sampling|sample|precise|scan)[ _]?(rate|frequency)""?\s*(\([^)\n]*\)|\[[^]\n]*\])?\s*""?\s*[:=,;]+\s*""?(?<rate>[0-9]+([.,][0-9]+)?)", Linear)]
    private static partial Regex RateLine();

    [GeneratedRegex(@"(?i)(resolution|bit[ _]?depth)\s*[:=]+\s*(?<bits>[0-9]+)", Linear)]
    private static partial Regex ResolutionLine();

    [GeneratedRegex(@"(?i)labels?\s*:=\s*(?<labels>[^\n]+)", Linear)]
    private static partial Regex LabelsLine();

    [GeneratedRegex(@"Label:\s*(?<label>.+?)\s+Sampling frequency:\s*[0-9.]+\s.*\bUnit:\s*(?<unit>\S+)\s+Domain", Linear)]
    private static partial Regex SensorLine();

    [GeneratedRegex(@"^(?<name>.*?)\s*[\[(](?<unit>[^\])]*)[\])]$", Linear)]
    private static partial Regex BracketsAtEnd();
}
