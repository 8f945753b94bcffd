namespace Hipwise.Cli.Pages;

/// <summary>Rows under column names: the first column to the left, the others to the right.</summary>
internal sealed class TextTable(params string[] columns)
{
    private const int Gap = 2;
    private readonly List<string[]> _rows = [columns];

    public void Add(params string[] cells) => _rows.Add(cells);

    public void Write(TextWriter writer, int indent)
    {
        var widths = columns.Select((_, i) => _rows.Max(row => row[i].Length)).ToArray();
        foreach (var row in _rows)
        {
            var cells = row.Select((cell, i) => i == 0 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]));
            writer.WriteLine(new string(' ', indent) + string.Join(new string(' ', Gap), cells).TrimEnd());
        }
    }
}
