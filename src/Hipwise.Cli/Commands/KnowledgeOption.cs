using System.CommandLine;
using Hipwise.Knowledge;

namespace Hipwise.Cli.Commands;

/// <summary>Where the knowledge is: the option, else the environment, else beside the program.</summary>
internal static class KnowledgeOption
{
    public static readonly Option<string?> Folder = new("--knowledge")
    {
        Description = "The knowledge folder (default: HIPWISE_KNOWLEDGE, else the one beside the program).",
        HelpName = "DIR",
        Recursive = true,
    };

    public static readonly Option<string> Language = new("--language")
    {
        Description = "Language of the words; missing ones are English.",
        HelpName = "CODE",
        Recursive = true,
        DefaultValueFactory = _ => "en",
    };

    public static string FolderOf(ParseResult parsed) =>
        parsed.GetValue(Folder) ?? Environment.GetEnvironmentVariable("HIPWISE_KNOWLEDGE") ?? Path.Combine(AppContext.BaseDirectory, "knowledge");

    public static KnowledgeBase Load(ParseResult parsed) => KnowledgeLoader.Load(FolderOf(parsed), LanguageOf(parsed));

    public static string LanguageOf(ParseResult parsed)
    {
        var code = parsed.GetValue(Language) ?? "en";
        return code.Length is >= 2 and <= 12 && code.All(letter => char.IsAsciiLetter(letter) || letter == '-')
            ? code
            : throw new MisuseException($"'{code}' is no language code; write for instance --language en");
    }
}
