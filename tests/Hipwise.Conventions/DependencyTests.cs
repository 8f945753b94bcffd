using System.Reflection;
using System.Xml.Linq;
using Hipwise.Testing;

namespace Hipwise.Conventions;

public class DependencyTests
{
    [Fact]
    public void A_project_uses_only_those_above_it()
    {
        foreach (var project in Source.Projects("src"))
        {
            var place = Source.Order.ToList().IndexOf(Path.GetFileNameWithoutExtension(project));
            place.ShouldBeGreaterThanOrEqualTo(0, $"{Source.Show(project)} is missing in Source.Order");
            foreach (var used in Source.ReferencesOf(project))
            {
                Source.Order.ToList().IndexOf(used).ShouldBeLessThan(place, $"{Source.Show(project)} must not use {used}");
            }
        }
    }

    [Fact]
    public void Built_assemblies_reference_only_those_above_them()
    {
        foreach (var name in Source.Domain)
        {
            var used = Assembly.Load(name).GetReferencedAssemblies().Select(reference => reference.Name!).Where(Source.Order.Contains);
            used.ShouldAllBe(other => Source.Order.ToList().IndexOf(other) < Source.Order.ToList().IndexOf(name), name);
        }
    }

    [Fact]
    public void Domain_projects_touch_neither_console_nor_network_nor_clock()
    {
        string[] banned = ["System.Net.Http", "System.Net.Sockets", "Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore"];
        foreach (var name in Source.Domain)
        {
            Assembly.Load(name).GetReferencedAssemblies().Select(reference => reference.Name!)
                .ShouldNotContain(other => banned.Any(word => other.StartsWith(word, StringComparison.Ordinal)), name);
        }

        foreach (var file in Source.Domain.SelectMany(name => Source.Files($"src/{name}")))
        {
            var text = File.ReadAllText(file);
            foreach (var word in (string[])["DateTime.Now", "DateTime.UtcNow", "DateTimeOffset.Now", "DateTimeOffset.UtcNow", "Console.", "new Random("])
            {
                text.Contains(word, StringComparison.Ordinal).ShouldBeFalse($"{Source.Show(file)} uses {word}; pure functions get time and chance from outside");
            }
        }
    }

    [Fact]
    public void Every_package_version_stands_in_one_place()
    {
        foreach (var project in Source.Projects("src").Concat(Source.Projects("tests")).Concat(Source.Projects("benchmarks")))
        {
            XDocument.Load(project).Descendants("PackageReference")
                .ShouldAllBe(reference => reference.Attribute("Version") == null, Source.Show(project));
        }

        var versions = XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props")).Descendants("PackageVersion");
        versions.ShouldAllBe(version => !version.Attribute("Version")!.Value.Contains('*', StringComparison.Ordinal), "versions are exact");
    }

    [Fact]
    public void Every_project_has_a_lock_file_and_is_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(Repository.Root, "Hipwise.slnx"));
        foreach (var project in Source.Projects("src").Concat(Source.Projects("tests")).Concat(Source.Projects("benchmarks")))
        {
            solution.ShouldContain(Source.Show(project).Replace('\\', '/'));
            File.Exists(Path.Combine(Path.GetDirectoryName(project)!, "packages.lock.json")).ShouldBeTrue(Source.Show(project));
        }
    }
}
