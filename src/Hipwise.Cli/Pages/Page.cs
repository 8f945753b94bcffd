namespace Hipwise.Cli.Pages;

/// <summary>Writes text for a terminal: headings, wrapped paragraphs and lists. Styles only on a terminal without NO_COLOR.</summary>
internal sealed class Page(TextWriter writer)
{
    private const int WidestLine = 96;
    private static readonly bool Styled = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null or "";

    /// <summary>A heading with a line of space before it.</summary>
    public void Heading(string text)
    {
        writer.WriteLine();
        writer.WriteLine(Styled ? $"\e[1m{text}\e[0m" : text);
        if (!Styled)
        {
            writer.WriteLine(new string('=', Math.Min(text.Length, WidestLine)));
        }
    }

    /// <summary>A smaller heading.</summary>
    public void Title(string text, int indent = 2)
    {
        writer.WriteLine();
        writer.WriteLine(new string(' ', indent) + (Styled ? $"\e[1m{text}\e[0m" : text));
    }

    /// <summary>A paragraph.</summary>
    public void Text(string text, int indent = 2) => Wrap(text, new string(' ', indent), new string(' ', indent));

    /// <summary>One item of a list.</summary>
    public void Item(string text, int indent = 4) => Wrap(text, new string(' ', indent) + "- ", new string(' ', indent + 2));

    private static int Width => Console.IsOutputRedirected ? WidestLine : Math.Clamp(Console.WindowWidth - 1, 40, WidestLine);

    private void Wrap(string text, string first, string rest)
    {
        var line = first;
        var empty = true;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!empty && line.Length + 1 + word.Length > Width)
            {
                writer.WriteLine(line);
                (line, empty) = (rest, true);
            }

            line += empty ? word : " " + word;
            empty = false;
        }

        writer.WriteLine(line);
    }
}
