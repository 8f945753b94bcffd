using System.Text;

namespace Hipwise.Knowledge.Tests;

/// <summary>The version is a hash of what the files say.</summary>
public sealed class VersionTests
{
    [Fact]
    public void The_version_is_a_short_hash_and_the_same_in_another_folder()
    {
        using var copy = new KnowledgeCopy();
        copy.Load().Version.ShouldBe(Shipped.Knowledge.Version);
        Shipped.Knowledge.Version.ShouldMatch("^k-[0-9a-f]{16}$");
    }

    [Fact]
    public void Line_ends_of_another_system_give_the_same_version()
    {
        using var copy = new KnowledgeCopy();
        foreach (var (file, bytes) in Shipped.Files)
        {
            copy.Write(file, Encoding.UTF8.GetString(bytes).Replace("\r", "").Replace("\n", "\r\n"));
        }

        var knowledge = copy.Load();
        knowledge.Version.ShouldBe(Shipped.Knowledge.Version);
        knowledge.Exercises["glute-bridge"].Words.Why.ShouldBe(Shipped.Knowledge.Exercises["glute-bridge"].Words.Why);
    }

    [Theory]
    [InlineData("exercises/glute-bridge.yaml")]
    [InlineData("words.yaml")]
    [InlineData("claims/b47.yaml")]
    public void One_more_character_gives_another_version(string file)
    {
        using var copy = new KnowledgeCopy();
        copy.Append(file, "#");
        copy.Load().Version.ShouldNotBe(Shipped.Knowledge.Version);
    }

    [Fact]
    public void An_entry_under_another_name_gives_another_version()
    {
        using var first = new KnowledgeCopy();
        first.Write("text/de/exercises/squat.yaml", "name: A\n");
        using var second = new KnowledgeCopy();
        second.Write("text/de/exercises/lunge.yaml", "name: A\n");
        first.Load().Version.ShouldNotBe(second.Load().Version);
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("examples/somebody.json")]
    [InlineData("examples/somebody.yaml")]
    public void Pages_and_examples_do_not_count(string file)
    {
        using var copy = new KnowledgeCopy();
        copy.Write(file, "Some words that are no knowledge: [\n");
        copy.Load().Version.ShouldBe(Shipped.Knowledge.Version);
    }
}
