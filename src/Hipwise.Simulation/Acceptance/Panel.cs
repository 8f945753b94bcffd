using System.Globalization;
using System.Text;

namespace Hipwise.Simulation.Acceptance;

/// <summary>One small drawing of values over an angle, as part of an SVG of many.</summary>
/// <param name="Title">Above it.</param>
/// <param name="Left">Left end of the horizontal axis (degrees).</param>
/// <param name="Right">Right end.</param>
internal sealed record Panel(string Title, double Left, double Right)
{
    public const int Width = 260;
    public const int Height = 190;

    private const int Columns = 3;
    private const int Edge = 34;
    private const int Top = 26;
    private const int Bottom = 24;
    private const int Legend = 26;

    /// <summary>What the model says: horizontal, vertical.</summary>
    public List<(double X, double Y)> Line { get; } = [];

    /// <summary>What was published: horizontal, vertical, half height of its band (0 when none is told), and whether the model meets it.</summary>
    public List<(double X, double Y, double Half, bool Met)> Points { get; } = [];

    /// <summary>Several panels on one sheet.</summary>
    /// <param name="panels">From left to right, then down.</param>
    /// <param name="caption">What the axes and signs are.</param>
    public static string Sheet(IReadOnlyList<Panel> panels, string caption)
    {
        var (width, height) = (Columns * Width, Legend + (Height * ((panels.Count + Columns - 1) / Columns)));
        var svg = new StringBuilder();
        svg.Append(Text($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\""))
            .Append(" font-family=\"sans-serif\" font-size=\"11\">\n");
        svg.Append(Text($"<rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>\n<text x=\"8\" y=\"17\" fill=\"#333\">{caption}</text>\n"));
        for (var i = 0; i < panels.Count; i++)
        {
            svg.Append(Text($"<g transform=\"translate({i % Columns * Width} {Legend + (i / Columns * Height)})\">\n"));
            panels[i].Draw(svg);
            svg.Append("</g>\n");
        }

        return svg.Append("</svg>\n").ToString();
    }

    private void Draw(StringBuilder svg)
    {
        var values = Line.Select(point => point.Y).Concat(Points.SelectMany(point => (double[])[point.Y - point.Half, point.Y + point.Half])).Append(0).ToList();
        var step = Step(values.Max() - values.Min());
        var (low, high) = (Math.Floor(values.Min() / step) * step, Math.Ceiling(values.Max() / step) * step);
        double X(double x) => Edge + ((x - Left) / (Right - Left) * (Width - Edge - 10));
        double Y(double y) => Height - Bottom - ((y - low) / (high - low) * (Height - Top - Bottom));

        svg.Append(Text($"<text x=\"{Edge}\" y=\"16\" fill=\"#111\" font-weight=\"bold\">{Title}</text>\n"));
        for (var y = low; y <= high + (step / 2); y += step)
        {
            svg.Append(Text($"<path d=\"M{Edge} {Y(y):F1}H{Width - 10}\" stroke=\"{(Math.Abs(y) < step / 2 ? "#888" : "#e4e4e4")}\"/>"));
            svg.Append(Text($"<text x=\"{Edge - 4}\" y=\"{Y(y) + 4:F1}\" text-anchor=\"end\" fill=\"#555\">{y:F0}</text>\n"));
        }

        var ticks = Step(Right - Left);
        for (var x = (Math.Ceiling(Left / ticks) * ticks) + 0.0; x <= Right; x += ticks)
        {
            svg.Append(Text($"<text x=\"{X(x):F1}\" y=\"{Height - 8}\" text-anchor=\"middle\" fill=\"#555\">{x:F0}</text>\n"));
        }

        foreach (var (x, y, half, met) in Points)
        {
            var color = met ? "#5b7d9c" : "#c0392b";
            svg.Append(half > 0 ? Text($"<path d=\"M{X(x):F1} {Y(y - half):F1}V{Y(y + half):F1}\" stroke=\"{color}\" stroke-width=\"4\" stroke-opacity=\".35\"/>") : "");
            svg.Append(Text($"<circle cx=\"{X(x):F1}\" cy=\"{Y(y):F1}\" r=\"2.5\" fill=\"{(half > 0 ? color : "#aaa")}\"/>\n"));
        }

        svg.Append(Text($"<path d=\"M{string.Join('L', Line.Select(point => Text($"{X(point.X):F1} {Y(point.Y):F1}")))}\" fill=\"none\" stroke=\"#111\" stroke-width=\"1.6\"/>\n"));
    }

    // About five steps of 1, 2 or 5 times a power of ten.
    private static double Step(double span)
    {
        var rough = Math.Max(span, 1e-6) / 5;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return power * (rough / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 };
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
