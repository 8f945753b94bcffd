using Hipwise.Cli.Commands;
using Hipwise.Knowledge;

namespace Hipwise.Cli.Pages;

/// <summary>One entry of the knowledge with its sources.</summary>
internal static class EntryPage
{
    public static void Write(CatalogueEntry entry, Page page)
    {
        page.Heading($"{entry.Name} ({entry.Kind}/{entry.Id})");
        foreach (var (title, text) in entry.Lines.Where(line => line.Text.Length > 0))
        {
            page.Text($"{title}: {text}");
        }

        if (entry.Grounds is { } grounds)
        {
            page.Text($"status: {grounds.Status.Word()}{(grounds.Note is null ? "" : $" ({grounds.Note})")}");
        }

        foreach (var source in entry.Cited)
        {
            page.Text($"source {source.Key}: {source.Citation}{(source.Doi is null ? "" : $", doi:{source.Doi}")}{(source.Seen ? "" : " (remembered, not read)")}");
        }
    }
}
