using Hipwise.Knowledge;
using Hipwise.Testing;

namespace Hipwise.Data.Tests;

/// <summary>The shipped knowledge, loaded once.</summary>
internal static class TestKnowledge
{
    private static readonly Lazy<KnowledgeBase> Loaded = new(() => KnowledgeLoader.Load(Repository.Knowledge));

    public static KnowledgeBase Shipped => Loaded.Value;
}
