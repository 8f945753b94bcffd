using System.CommandLine;
using Hipwise.Cli.Pages;
using Hipwise.Knowledge;

namespace Hipwise.Cli.Commands;

/// <summary><c>hipwise knowledge</c>: check, list and show what the system knows.</summary>
internal static class KnowledgeCommand
{
    public static Command Create()
    {
        var kind = new Argument<string?>("KIND") { Description = "Only this kind, for instance exercises.", Arity = ArgumentArity.ZeroOrOne };
        var id = new Argument<string>("ID") { Description = "Id of an entry, or key of a source." };
        var check = new Command("check", "Validate every file; problems name file and line.");
        check.SetAction(Check);
        var list = new Command("list", "List entries: kind, id and name, with tabs between.") { kind };
        list.SetAction(parsed => List(parsed, parsed.GetValue(kind)));
        var show = new Command("show", "Print one entry with its sources.") { id };
        show.SetAction(parsed => Show(parsed, parsed.GetRequiredValue(id)));
        return new Command("knowledge", "What the system knows, as data.") { check, list, show };
    }

    private static int Check(ParseResult parsed)
    {
        var folder = KnowledgeOption.FolderOf(parsed);
        var knowledge = KnowledgeLoader.TryLoad(folder, out var problems, KnowledgeOption.LanguageOf(parsed));
        if (knowledge is null)
        {
            return Run.Fail($"{problems.Length} problem(s) in {folder}:", [.. problems.Select(problem => problem.ToString())]);
        }

        var counts = Catalogue.Of(knowledge).GroupBy(entry => entry.Kind, StringComparer.Ordinal).Select(group => $"{group.Count()} {group.Key}");
        Console.Out.WriteLine($"{knowledge.Version}: all is well ({string.Join(", ", counts)}).");
        return Run.Ok;
    }

    private static int List(ParseResult parsed, string? kind)
    {
        var entries = Catalogue.Of(KnowledgeOption.Load(parsed)).ToList();
        var kinds = entries.Select(entry => entry.Kind).Distinct(StringComparer.Ordinal).ToList();
        if (kind is not null && !kinds.Contains(kind))
        {
            throw new MisuseException($"There is no kind '{kind}'; use one of {string.Join(", ", kinds)}.");
        }

        foreach (var entry in entries.Where(entry => kind is null || entry.Kind == kind))
        {
            Console.Out.WriteLine($"{entry.Kind}\t{entry.Id}\t{entry.Name}");
        }

        return Run.Ok;
    }

    private static int Show(ParseResult parsed, string id)
    {
        var entries = Catalogue.Of(KnowledgeOption.Load(parsed)).ToList();
        var found = entries.Where(entry => entry.Id == id).ToList();
        if (found.Count == 0)
        {
            var near = Spelling.Nearest(id, entries.Select(entry => entry.Id));
            throw new MisuseException($"There is no entry '{id}'{(near is null ? "; see 'hipwise knowledge list'" : $"; did you mean '{near}'?")}");
        }

        var page = new Page(Console.Out);
        foreach (var entry in found)
        {
            EntryPage.Write(entry, page);
        }

        return Run.Ok;
    }
}
