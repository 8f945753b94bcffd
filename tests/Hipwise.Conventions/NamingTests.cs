using System.Reflection;
using Hipwise.Testing;

namespace Hipwise.Conventions;

public class NamingTests
{
    private static readonly string[] BannedEndings = ["Helper", "Helpers", "Manager", "Utils", "Util", "Utilities", "Common", "Service", "Dto", "Impl"];

    [Fact]
    public void No_type_is_called_by_a_word_that_says_nothing()
    {
        var types = Source.Order.Select(AssemblyOf).SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.Namespace?.StartsWith("Hipwise", StringComparison.Ordinal) == true);
        foreach (var type in types)
        {
            BannedEndings.ShouldNotContain(ending => type.Name.Split('`')[0].EndsWith(ending, StringComparison.Ordinal), type.FullName);
        }
    }

    [Fact]
    public void No_folder_is_called_by_a_word_that_says_nothing()
    {
        var folders = Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src"), "*", SearchOption.AllDirectories).Select(path => Path.GetFileName(path));
        folders.ShouldNotContain(name => BannedEndings.Contains(name) || BannedEndings.Contains(name + "s"));
    }

    [Fact]
    public void An_interface_has_at_least_two_implementations()
    {
        var types = Source.Order.Select(AssemblyOf).SelectMany(assembly => assembly.GetTypes()).ToList();
        foreach (var contract in types.Where(type => type.IsInterface && type.Namespace?.StartsWith("Hipwise", StringComparison.Ordinal) == true))
        {
            types.Count(type => type.IsClass && contract.IsAssignableFrom(type)).ShouldBeGreaterThanOrEqualTo(2, contract.FullName);
        }
    }

    [Fact]
    public void No_public_field_can_be_changed()
    {
        var fields = Source.Domain.Select(Assembly.Load).SelectMany(assembly => assembly.GetExportedTypes())
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(field => !field.IsLiteral && !field.IsInitOnly && !field.IsSpecialName);
        fields.Select(field => $"{field.DeclaringType}.{field.Name}").ShouldBeEmpty();
    }

    private static Assembly AssemblyOf(string project) => Assembly.Load(project switch { "Hipwise.Cli" => "hipwise", "Hipwise.Web" => "hipwise-web", _ => project });
}
