using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Hipwise.Conventions;

public partial class DocumentationTests
{
    public static TheoryData<string> Libraries => [.. Source.Domain];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Every_public_type_and_member_says_what_it_is(string name)
    {
        var assembly = Assembly.Load(name);
        var documented = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member")
            .ToDictionary(member => member.Attribute("name")!.Value, StringComparer.Ordinal);
        foreach (var type in assembly.GetExportedTypes().Where(type => !type.Name.Contains('<', StringComparison.Ordinal)))
        {
            documented.ShouldContainKey($"T:{type.FullName!.Replace('+', '.')}", type.FullName);
            foreach (var method in MethodsOf(type))
            {
                documented.Keys.ShouldContain(
                    key => key == $"M:{type.FullName.Replace('+', '.')}.{method.Name}" || key.StartsWith($"M:{type.FullName.Replace('+', '.')}.{method.Name}(", StringComparison.Ordinal),
                    $"{type.FullName}.{method.Name} has no comment");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void No_comment_only_restates_the_name(string name)
    {
        var assembly = Assembly.Load(name);
        var members = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member");
        members.Where(member => member.Element("summary") is not null)
            .Where(member => Restates(member.Element("summary")!.Value, member.Attribute("name")!.Value.Split('(')[0].Split('.')[^1]))
            .Select(member => member.Attribute("name")!.Value).ShouldBeEmpty();
    }

    private static bool Restates(string summary, string name)
    {
        string[] empty = [Letters(name), "the" + Letters(name), "getsorsetsthe" + Letters(name)];
        return empty.Contains(Letters(summary));
    }

    private static IEnumerable<MethodInfo> MethodsOf(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(method => !method.IsSpecialName && !method.Name.Contains('<', StringComparison.Ordinal) && !IsOfRecord(method));

    private static bool IsOfRecord(MethodInfo method) =>
        method.Name is "Equals" or "GetHashCode" or "ToString" or "Deconstruct" or "PrintMembers"
        || method.GetBaseDefinition() != method || typeof(Delegate).IsAssignableFrom(method.DeclaringType);

    private static string Letters(string text) => NotLetter().Replace(text, "").ToLowerInvariant();

    [GeneratedRegex("[^A-Za-z]", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex NotLetter();
}
