using Hipwise.Knowledge;
using Microsoft.AspNetCore.Components;

namespace Hipwise.Web.Layout;

/// <summary>What every page and part of a page has at hand.</summary>
public abstract class PageBase : ComponentBase
{
    /// <summary>Everything the system knows.</summary>
    [Inject]
    public required KnowledgeBase Knowledge { get; set; }

    /// <summary>The sentence with this key, in the language of the knowledge.</summary>
    protected string Say(string key, params ReadOnlySpan<(string Name, string Value)> values) => Knowledge.Phrases.Say(key, values);
}
