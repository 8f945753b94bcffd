using Hipwise.Care.Checkup;

namespace Hipwise.Cli.Pages;

/// <summary>What changed, in plain words.</summary>
internal static class ChangesPage
{
    public static void Write(CheckupChanges changes, Page page)
    {
        page.Heading("What changed");
        if (changes.Changes.IsEmpty)
        {
            page.Text("Nothing.");
        }

        foreach (var change in changes.Changes)
        {
            page.Item(change.Kind switch
            {
                ChangeKind.Added => $"New {Part(change)}: {change.Name} ({change.After})",
                ChangeKind.Removed => $"Gone from {Part(change)}: {change.Name}",
                _ => $"{Part(change)}: {change.Name}: {change.Before} → {change.After}",
            }, 2);
        }
    }

    private static string Part(Change change) => change.Part switch
    {
        "hypothesis" => "explanation",
        "plan" => "plan line",
        var part => part,
    };
}
