using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Hipwise.Web.Tests")]
