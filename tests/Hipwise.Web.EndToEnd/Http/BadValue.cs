namespace Hipwise.Web.EndToEnd.Http;

/// <summary>What a person, a broken browser or an attacker may put into any field.</summary>
/// <param name="Name">For the message of a failure.</param>
/// <param name="Values">The values, several for a field sent several times.</param>
internal sealed record BadValue(string Name, params string[] Values)
{
    public static IReadOnlyList<BadValue> All { get; } =
    [
        new("left out"),
        new("empty", ""),
        new("spaces", "   "),
        new("100 kB", new string('x', 100_000)),
        new("100 kB of digits", new string('9', 100_000)),
        new("a word", "nonsense"),
        new("far too large", "1e308"),
        new("out of range", "-1"),
        new("out of range above", "99999999999999999999"),
        new("a comma and a sign", "+7,5"),
        new("not a number", "NaN"),
        new("full-width digits", "７"),
        new("an unknown id", "no-such-thing"),
        new("sent twice", "yes", "no"),
        new("sent 300 times", [.. Enumerable.Range(0, 300).Select(i => $"value-{i}")]),
        new("control characters", "a\0b\u0001\u001B[31m\r\n\u0085"),
        new("an emoji", "🦴👩🏽‍🦽"),
        new("half an emoji at the cut", new string('a', 1999) + "🦴"),
        new("right to left", "\u202Eabc\u202C\u200F"),
        new("markup", "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"),
        new("a template", "{{7*7}} ${7*7} {name}"),
        new("SQL", "'; DROP TABLE checkups; --"),
        new("a path", "../../../../etc/passwd"),
        new("JSON", "{\"a\":[1]}"),
        new("a place with two sides", "low-back:left:right"),
        new("a place without a side", "low-back"),
        new("a side alone", ":left"),
    ];
}
